package dev.faultline.rehearsal.firewall;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules of the platform's firewall. They follow the groups of AWS managed rules (SQL database, core rule set, bad
 * inputs) and the OWASP classes they stand for, and are made so that no honest request of a customer matches.
 *
 * <p>Each quantifier is bounded: a request must not be able to keep a pattern busy.
 */
public final class CoreRules {
    /** The id of the rule against bodies that are too long, which has no pattern. */
    public static final String OVERSIZE_BODY = "oversize-body";

    private static final Set<Part> ANYWHERE = EnumSet.of(Part.PATH, Part.QUERY, Part.HEADER, Part.BODY);
    private static final Set<Part> AGENT = EnumSet.of(Part.USER_AGENT);
    private static final String QUOTE_OR = "['\"`] ?\\)? ?(?:(?:or|and)\\b|\\|\\||&&) ?\\(?";
    private static final String VALUE = "[('\"` ]{0,6}[\\w.@-]{0,64}['\"`]?";

    /** All rules that have a pattern, the one that is asked first at the head. */
    public static final List<Rule> ALL = List.of(
            Rule.of(
                    "sql-tautology",
                    ANYWHERE,
                    QUOTE_OR + VALUE + " ?(?:[=<>]|\\blike ?['\"%]|\\bis (?:not )?null\\b|\\bin ?\\(|\\bbetween \\d)"
                            + "|" + QUOTE_OR + "(?:\\d{1,9}|true|not false)\\b ?\\)?(?:--|#|;|$)"
                            + "|\\b(?:or|and) \\(?(\\d{1,9}) ?= ?\\1\\b",
                    "SQL injection: a condition that is always true"),
            Rule.of(
                    "sql-union",
                    ANYWHERE,
                    "\\bunion (?:all |distinct )?\\(?select\\b"
                            + "|\\bselect [\\w.,()* ]{1,100} from [\\w.]{1,64} where\\b[^=<>]{1,64}[=<>]"
                            + "|\\bselect (?:\\*|count ?\\(|version ?\\(|current_user\\b|@@)",
                    "SQL injection: another query appended"),
            Rule.of(
                    "sql-stacked",
                    ANYWHERE,
                    "; ?(?:drop|alter|truncate|create) (?:table|database|schema|user|role|view|index)\\b"
                            + "|; ?(?:delete from|insert into|update \\w{1,64} set|exec(?:ute)?\\b|shutdown\\b"
                            + "|copy \\w|select \\S)",
                    "SQL injection: a second statement"),
            Rule.of(
                    "sql-comment",
                    ANYWHERE,
                    "['\"`] ?\\)? ?;? ?(?:--|#)(?: |$)|['\"`] ?\\)? ?;? ?--",
                    "SQL injection: the rest of the statement commented out"),
            Rule.of(
                    "sql-function",
                    ANYWHERE,
                    "\\b(?:pg_sleep|sleep|benchmark|load_file|extractvalue|updatexml|xp_cmdshell|dbms_pipe) ?\\("
                            + "|\\bwaitfor delay\\b|\\bxp_cmdshell\\b|\\binformation_schema\\.|\\bpg_catalog\\.",
                    "SQL injection: a function or catalogue that only attackers ask for"),
            Rule.of(
                    "path-traversal",
                    ANYWHERE,
                    "(?:^|[^\\w.])\\.\\.[/\\\\]|[/\\\\]\\.\\.(?:$|[;?])|\\x00",
                    "Path traversal: out of the folder that is served"),
            Rule.of(
                    "path-system-file",
                    ANYWHERE,
                    "/etc/(?:passwd|shadow|hosts)\\b|/proc/self/|\\bwin\\.ini\\b|\\bboot\\.ini\\b"
                            + "|/\\.(?:env|git|aws|ssh|htaccess|htpasswd)\\b",
                    "Path traversal: a file of the system, or one with secrets"),
            Rule.of(
                    "xss-script",
                    ANYWHERE,
                    "< ?/? ?script\\b|\\b(?:java|vb)script ?:|\\bdata ?: ?text/html",
                    "Cross-site script: a script in a value"),
            Rule.of(
                    "xss-handler",
                    ANYWHERE,
                    "<[^<>]{1,200}[ /\"']on[a-z]{3,24} ?=|[\"'] ?on(?:error|load|click|focus|mouse\\w{2,8}) ?=",
                    "Cross-site script: an event handler in a tag"),
            Rule.of(
                    "xss-tag",
                    ANYWHERE,
                    "< ?(?:img|video|audio|style|iframe|object|embed|svg|applet|meta|base|link|form)\\b[^<>]{0,200}[>/ ]",
                    "Cross-site script: a tag that loads something"),
            Rule.of(
                    "scanner-user-agent",
                    AGENT,
                    "\\b(?:sqlmap|nikto|nmap|masscan|zgrab|acunetix|nessus|openvas|wpscan|dirbuster|gobuster"
                            + "|feroxbuster|ffuf|nuclei|w3af|havij|arachni|whatweb|jaeles|hydra)\\b",
                    "A scanner for weaknesses, by the name it gives itself"));

    private CoreRules() {}

    /** The ids of all rules, that against long bodies included. */
    public static List<String> ids() {
        return Stream.concat(ALL.stream().map(Rule::id), Stream.of(OVERSIZE_BODY))
                .toList();
    }
}
