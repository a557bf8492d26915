package dev.faultline.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** The templates, compiled when Faultline was built; every value is escaped for the place where it stands. */
final class Pages {
    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), "dev.faultline.report.pages");

    private Pages() {}

    /** A page of several things, by the names of the template's parameters. */
    static String of(String template, Map<String, Object> models) {
        StringOutput page = new StringOutput();
        ENGINE.render(template, models, page);
        return page.toString();
    }

    static String of(String template, Object model) {
        StringOutput page = new StringOutput();
        ENGINE.render(template, model, page);
        return page.toString();
    }
}
