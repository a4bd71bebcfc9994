package dev.countersign.local.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The emails that arrived at the SMTP server of this machine, each in a file of the data folder, so that they survive a restart. Only the newest are
 * kept. If an email is delivered again, it replaces the first one: the file is named by its Message-ID.
 */
public final class Mailbox {

    private static final int MOST = 1_000;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,120}");
    private static final Pattern PLAIN_ID = Pattern.compile("<[A-Za-z0-9.-]{1,60}@[A-Za-z0-9.-]{1,55}>");

    private final Path folder;
    private final int most;

    /** A cache of parsed files. A file can only be replaced by the same email. */
    private final Map<Path, Mail> read = new HashMap<>();

    Mailbox(Path folder, int most) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.most = most;
    }

    public static Mailbox in(Path folder) throws IOException {
        return new Mailbox(folder, MOST);
    }

    /** Returns after the email was written to the disk. */
    public synchronized void keep(MimeMessage message) throws MessagingException, IOException {
        Path part = folder.resolve("arriving.part");
        try (var content = Files.newOutputStream(part)) {
            message.writeTo(content);
        }
        Path file = folder.resolve(name(message.getMessageID(), part) + Mail.ENDING);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        read.remove(file);
        List<Path> all = files();
        for (Path old : all.subList(Math.min(most, all.size()), all.size())) {
            Files.deleteIfExists(old);
            read.remove(old);
        }
    }

    /** Another Message-ID has another name. Without one that is usable, another content has another name. */
    private static String name(@Nullable String messageId, Path content) throws IOException {
        return messageId != null && PLAIN_ID.matcher(messageId).matches()
                ? messageId.replaceAll("[<>@]", "_")
                : "unnamed-" + UUID.nameUUIDFromBytes(Files.readAllBytes(content));
    }

    /** The emails to one address, or all, newest first. */
    synchronized List<Mail> newestFirst(Optional<String> to) throws MessagingException, IOException {
        var mails = new ArrayList<Mail>();
        for (Path file : files()) {
            Mail mail = mail(file);
            if (to.isEmpty() || mail.to().contains(to.get().toLowerCase(Locale.ROOT))) {
                mails.add(mail);
            }
        }
        return mails;
    }

    synchronized Optional<Mail> find(String id) throws MessagingException, IOException {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        Path file = folder.resolve(id + Mail.ENDING);
        return Files.exists(file) ? Optional.of(mail(file)) : Optional.empty();
    }

    private Mail mail(Path file) throws MessagingException, IOException {
        @Nullable Mail known = read.get(file);
        if (known == null) {
            known = Mail.read(file);
            read.put(file, known);
        }
        return known;
    }

    private List<Path> files() throws IOException {
        Map<Path, FileTime> arrived = new HashMap<>();
        try (var files = Files.newDirectoryStream(folder, "*" + Mail.ENDING)) {
            for (Path file : files) {
                try {
                    arrived.put(file, Files.getLastModifiedTime(file));
                } catch (NoSuchFileException deleted) {
                    // The file was deleted by hand.
                    read.remove(file);
                }
            }
        }
        return arrived.entrySet().stream()
                .sorted(Map.Entry.<Path, FileTime>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey())
                        .reversed())
                .map(Map.Entry::getKey)
                .toList();
    }
}
