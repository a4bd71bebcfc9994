package dev.countersign.local;

import dev.countersign.local.mailbox.Mailbox;
import dev.countersign.localaws.files.PrivateFiles;
import dev.countersign.localaws.postgres.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The platform of another process, for a second node on this machine. The process that runs PostgreSQL and the AWS endpoint writes their addresses and
 * the passwords of this run into a file of the data folder, which only its owner may read. A node that joins gets what a node in production has: no
 * login of the owner of the tables, so it does not migrate.
 */
final class JoinedPlatform implements Platform {

    private static final String FILE = "platform.properties";
    private static final String MIGRATE = "countersign.database.migrate";

    private final Properties addresses;
    private final Mailbox mailbox;

    private JoinedPlatform(Properties addresses, Mailbox mailbox) {
        this.addresses = addresses;
        this.mailbox = mailbox;
    }

    /** Called by the process that others may join, when everything runs. */
    static void offer(Path folder, Map<String, Object> addresses) throws IOException {
        var properties = new Properties();
        addresses.forEach((name, value) -> properties.setProperty(name, value.toString()));
        properties.setProperty(MIGRATE, "false");
        var fresh = folder.resolve(FILE + ".new");
        PrivateFiles.file(fresh);
        try (var file = Files.newBufferedWriter(fresh)) {
            properties.store(file, null);
        }
        Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static void withdraw(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve(FILE));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** @throws CannotStart if no process runs on this folder, or its start is not complete */
    static JoinedPlatform in(Path folder) throws CannotStart, IOException {
        var addresses = new Properties();
        try (var file = Files.newBufferedReader(folder.resolve(FILE))) {
            addresses.load(file);
        } catch (NoSuchFileException missing) {
            throw new CannotStart(
                    "No Countersign that could be joined runs on the data folder %s: start one first, or choose another folder with --data."
                            .formatted(folder),
                    missing);
        }
        return new JoinedPlatform(addresses, Mailbox.in(folder.resolve("mail")));
    }

    @Override
    public Map<String, Supplier<Object>> properties() {
        return addresses.stringPropertyNames().stream()
                .collect(Collectors.toMap(Function.identity(), name -> () -> addresses.getProperty(name)));
    }

    @Override
    public Mailbox mailbox() {
        return mailbox;
    }

    /** The process that was joined stops its services itself. */
    @Override
    public void stop() {}
}
