package dev.countersign.local.mailbox;

import dev.countersign.definitions.text.Regional;
import jakarta.mail.MessagingException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The emails of this machine: a list, newest first, optionally of one person; and each one as HTML and as text. */
@Controller
@Profile("local")
class MailboxPage {

    static final String PATH = "/local/mailbox";

    private static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final int PAGE = 50;
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private final Mailbox mailbox;

    MailboxPage(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** A row of the list. */
    record Line(String id, String to, String subject, String sent, Instant at) {}

    /** A part of a text; a link if it is a URL. */
    record Piece(String text, boolean link) {}

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "0") int from,
            Locale locale,
            Model model)
            throws MessagingException, IOException {
        List<Mail> all = mailbox.newestFirst(Optional.empty());
        List<Mail> wanted = to.isBlank() ? all : mailbox.newestFirst(Optional.of(to.strip()));
        int start = Math.clamp(from, 0, wanted.size());
        int end = Math.min(start + PAGE, wanted.size());
        model.addAttribute(
                "people",
                all.stream()
                        .flatMap(mail -> mail.to().stream())
                        .distinct()
                        .sorted()
                        .toList());
        model.addAttribute("to", to.strip());
        model.addAttribute(
                "mails",
                wanted.subList(start, end).stream()
                        .map(mail -> line(mail, locale))
                        .toList());
        model.addAttribute("older", end < wanted.size() ? end : null);
        return "local/mailbox";
    }

    @GetMapping(value = PATH, params = "mail")
    String mail(
            @RequestParam("mail") String id,
            @RequestParam(defaultValue = "") String to,
            Locale locale,
            Model model,
            HttpServletResponse response)
            throws MessagingException, IOException {
        // An email has inline styles, and its frame inherits the policy of this page.
        response.setHeader("Content-Security-Policy", CONTENT_POLICY);
        model.addAttribute("to", to.strip());
        return mailbox.find(id)
                .map(mail -> {
                    model.addAttribute("mail", line(mail, locale));
                    model.addAttribute("html", mail.html().orElse(null));
                    model.addAttribute("text", pieces(mail.text()));
                    return "local/mail";
                })
                .orElse("redirect:" + PATH);
    }

    private static Line line(Mail mail, Locale locale) {
        // With the zone of this machine, which may differ from the zone of the recipient.
        DateTimeFormatter moment = new DateTimeFormatterBuilder()
                .appendLocalized(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .appendPattern(" z")
                .toFormatter(Regional.of(locale))
                .withZone(ZoneId.systemDefault());
        return new Line(
                mail.id(), String.join(", ", mail.to()), mail.subject(), moment.format(mail.sent()), mail.sent());
    }

    private static List<Piece> pieces(String text) {
        Stream.Builder<Piece> pieces = Stream.builder();
        var link = LINK.matcher(text);
        int at = 0;
        while (link.find()) {
            pieces.add(new Piece(text.substring(at, link.start()), false));
            pieces.add(new Piece(link.group(), true));
            at = link.end();
        }
        pieces.add(new Piece(text.substring(at), false));
        return pieces.build().toList();
    }
}
