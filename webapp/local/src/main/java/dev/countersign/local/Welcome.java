package dev.countersign.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** The text that is printed after the start: the address, the demo people, the data folder, how to stop. */
final class Welcome {

    private Welcome() {}

    static String text(int port, Path folder, MessageSource messages) {
        var address = "http://localhost:" + port;
        var lines = new ArrayList<>(List.of(
                "",
                "Countersign runs at " + address,
                "",
                "Sign in as one of these; the password of all is '" + DemoAccounts.PASSWORD + "':"));
        for (var tenant : DemoAccounts.TENANTS) {
            lines.add("  " + tenant.name());
            for (var account : DemoAccounts.of(tenant)) {
                var toTry = messages.getMessage(account.part().message(), null, Locale.ENGLISH);
                lines.add("    %-18s %-13s %s".formatted(account.email(), account.name(), toTry));
            }
        }
        lines.addAll(List.of(
                "",
                "Mail to them:  " + address + "/local/mailbox",
                "Vendor: " + address + "/local/vendor",
                "Data and logs: " + folder,
                "Stop:          Ctrl-C; the data stays for the next start",
                ""));
        return String.join(System.lineSeparator(), lines);
    }
}
