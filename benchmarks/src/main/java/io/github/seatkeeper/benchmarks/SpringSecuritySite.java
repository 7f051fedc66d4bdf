package io.github.seatkeeper.benchmarks;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.web.context.ContextLoaderListener;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;

/** Spring Security's chain as its manual sets it up: form login, and a maximum of concurrent sessions. */
final class SpringSecuritySite {
    private SpringSecuritySite() {}

    static void putBefore(ServletContextHandler site) {
        AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();
        spring.register(Security.class);
        site.addEventListener(new ContextLoaderListener(spring));
        site.addEventListener(new HttpSessionEventPublisher());
        Filter filter = new DelegatingFilterProxy("springSecurityFilterChain");
        site.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebSecurity
    static class Security {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(every -> every.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .sessionManagement(sessions -> sessions.maximumSessions(1_000))
                    .build();
        }

        @Bean
        UserDetailsService readers() {
            InMemoryUserDetailsManager readers = new InMemoryUserDetailsManager();
            for (int n = 0; n < Service.READERS; n++) {
                readers.createUser(User.withUsername(Service.reader(n))
                        .password("{noop}" + Service.PASSWORD)
                        .roles("reader")
                        .build());
            }
            return readers;
        }
    }
}
