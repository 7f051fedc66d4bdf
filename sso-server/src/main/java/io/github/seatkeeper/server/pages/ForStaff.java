package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.server.store.Staff;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A page for staff who are logged in and have one of these roles. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface ForStaff {
    Staff.Role[] value();
}
