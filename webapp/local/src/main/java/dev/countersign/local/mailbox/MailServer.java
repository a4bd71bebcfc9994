package dev.countersign.local.mailbox;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpConnection;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.smtp.commands.MailCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The SMTP server of this machine, which puts every email into the mailbox. It takes emails from this process only, which knows its password: any
 * page in a browser can send an HTTP request to a port of this machine, and SMTP servers skip the lines of it that are no commands.
 */
public final class MailServer {

    private static final String USER = "countersign";
    private static final int SECRET_BYTES = 30;

    private final GreenMail server;
    private final String password;

    private MailServer(GreenMail server, String password) {
        this.server = server;
        this.password = password;
    }

    /** Starts it on any free port. */
    public static MailServer start(String host, Mailbox mailbox) {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        var server = new ForWhoSignsIn(new ServerSetup(0, host, ServerSetup.PROTOCOL_SMTP));
        var started = new MailServer(server, HexFormat.of().formatHex(secret));
        server.start();
        server.setUser(USER, started.password);
        started.keepMail(mailbox);
        return started;
    }

    public int port() {
        return server.getSmtp().getPort();
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    public void stop() {
        server.stop();
    }

    /** Stores each email on the disk before its delivery is confirmed, and removes it from the memory of the mail server. */
    private void keepMail(Mailbox kept) {
        var users = server.getUserManager();
        var deliver = users.getMessageDeliveryHandler();
        users.setMessageDeliveryHandler((arriving, address) -> {
            try {
                kept.keep(arriving.getMessage());
                server.purgeEmailFromAllMailboxes();
            } catch (IOException notKept) {
                throw new MessagingException("the mail could not be kept", notKept);
            } catch (FolderException notEmptied) {
                throw new MessagingException("the mail server could not be emptied", notEmptied);
            }
            return deliver.handle(arriving, address);
        });
    }

    /** GreenMail checks a password, but does not require one. */
    private static final class ForWhoSignsIn extends GreenMail {

        ForWhoSignsIn(ServerSetup setup) {
            super(setup);
        }

        @Override
        protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers managers) {
            return Map.of(ServerSetup.PROTOCOL_SMTP, new SmtpServer(setups[0], managers) {
                @Override
                protected ProtocolHandler createProtocolHandler(Socket client) {
                    return new SmtpHandler(new Commands(), managers.getSmtpManager(), client);
                }
            });
        }
    }

    private static final class Commands extends SmtpCommandRegistry {

        @Override
        public @Nullable SmtpCommand getCommand(String name) {
            SmtpCommand command = super.getCommand(name);
            return command instanceof MailCommand ? new AfterSignIn(command) : command;
        }
    }

    private static final class AfterSignIn extends SmtpCommand {

        private final SmtpCommand command;

        AfterSignIn(SmtpCommand command) {
            this.command = command;
        }

        @Override
        public void execute(SmtpConnection client, SmtpState state, SmtpManager manager, String line)
                throws IOException {
            if (client.isAuthenticated()) {
                command.execute(client, state, manager, line);
            } else {
                client.send("530 5.7.0 Authentication required");
            }
        }
    }
}
