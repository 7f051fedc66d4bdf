package io.github.seatkeeper.filter.tags;

import jakarta.servlet.jsp.JspException;
import jakarta.servlet.jsp.tagext.SimpleTagSupport;
import java.io.IOException;
import java.util.List;

/** {@code <seat:each items="${chooser.rows}" var="row">}: its body once for each item, in order. */
public final class EachTag extends SimpleTagSupport {
    private List<?> items = List.of();
    private String var = "item";

    /** Made by the container, once for each use in a page. */
    public EachTag() {}

    /**
     * What to go through.
     *
     * @param items the items; none for {@code null}
     */
    public void setItems(List<?> items) {
        this.items = items == null ? List.of() : items;
    }

    /**
     * What the body calls the item.
     *
     * @param var the name of a page-scoped variable, gone after the last item
     */
    public void setVar(String var) {
        this.var = var;
    }

    @Override
    public void doTag() throws JspException, IOException {
        if (getJspBody() == null) {
            return;
        }
        for (Object item : items) {
            getJspContext().setAttribute(var, item);
            getJspBody().invoke(null);
        }
        getJspContext().removeAttribute(var);
    }
}
