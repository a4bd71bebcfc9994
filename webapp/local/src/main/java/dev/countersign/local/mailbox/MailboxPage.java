package dev.countersign.local.mailbox;

import jakarta.mail.MessagingException;
import java.io.IOException;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Every mail that was sent since the start, the newest first. */
@Controller
@Profile("local")
class MailboxPage {

    static final String PATH = "/local/mailbox";

    private final Mailbox mailbox;

    MailboxPage(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @GetMapping(PATH)
    String page(Model model) throws MessagingException, IOException {
        model.addAttribute("mails", mailbox.newestFirst());
        return "local/mailbox";
    }
}
