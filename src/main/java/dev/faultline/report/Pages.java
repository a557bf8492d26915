package dev.faultline.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** The templates, compiled when Faultline was built; every value is escaped for the place where it stands. */
final class Pages {
    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), "dev.faultline.report.pages");

    private Pages() {}

    static String of(String template, Object model) {
        StringOutput page = new StringOutput();
        ENGINE.render(template, model, page);
        return page.toString();
    }
}
