package io.github.seatkeeper.benchmarks;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.apache.shiro.realm.SimpleAccountRealm;
import org.apache.shiro.web.filter.authc.FormAuthenticationFilter;
import org.apache.shiro.web.filter.mgt.PathMatchingFilterChainResolver;
import org.apache.shiro.web.mgt.DefaultWebSecurityManager;
import org.apache.shiro.web.servlet.AbstractShiroFilter;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;

/** Shiro's filter with its form login before every page; its sessions are the container's. */
final class ShiroSite {
    private ShiroSite() {}

    static void putBefore(ServletContextHandler site) {
        site.addFilter(new FilterHolder(new FormLogin()), "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    private static final class FormLogin extends AbstractShiroFilter {
        @Override
        public void init() {
            SimpleAccountRealm realm = new SimpleAccountRealm();
            for (int n = 0; n < Service.READERS; n++) {
                realm.addAccount(Service.reader(n), Service.PASSWORD, "reader");
            }
            setSecurityManager(new DefaultWebSecurityManager(realm));
            PathMatchingFilterChainResolver chains = new PathMatchingFilterChainResolver(getFilterConfig());
            if (chains.getFilterChainManager().getFilters().get("authc") instanceof FormAuthenticationFilter forms) {
                forms.setLoginUrl("/login");
            }
            chains.getFilterChainManager().createChain("/**", "authc");
            setFilterChainResolver(chains);
        }
    }
}
