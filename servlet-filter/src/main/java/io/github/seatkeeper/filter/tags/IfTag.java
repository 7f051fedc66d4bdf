package io.github.seatkeeper.filter.tags;

import jakarta.servlet.jsp.JspException;
import jakarta.servlet.jsp.tagext.SimpleTagSupport;
import java.io.IOException;

/** {@code <seat:if test="${chooser.selectable}">}: its body, or nothing. */
public final class IfTag extends SimpleTagSupport {
    private boolean test;

    /** Made by the container, once for each use in a page. */
    public IfTag() {}

    /**
     * The condition.
     *
     * @param test whether the body is shown
     */
    public void setTest(boolean test) {
        this.test = test;
    }

    @Override
    public void doTag() throws JspException, IOException {
        if (test && getJspBody() != null) {
            getJspBody().invoke(null);
        }
    }
}
