package dev.countersign.localaws.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

    @TempDir
    Path folder;

    @Test
    void aFolderKeepsItsKeysWhereNobodyElseReadsThem() throws IOException {
        var made = Keys.in(folder.resolve("data"));
        var again = Keys.in(folder.resolve("data"));

        assertThat(again.access()).isEqualTo(made.access());
        assertThat(again.sealing().openText("p", made.sealing().seal("p", "text")))
                .isEqualTo("text");
        assertThat(permissions(folder.resolve("data"))).isEqualTo("rwx------");
        try (var files = Files.list(folder.resolve("data"))) {
            assertThat(files.toList())
                    .hasSize(2)
                    .allMatch(file -> permissions(file).equals("rw-------"));
        }
    }

    @Test
    void eachRoleHasAnAccessKeyOfItsOwnThatNoFileHas() throws IOException {
        var folders = Keys.in(folder.resolve("roles"));
        var keys = folders.withRole("reader").withRole("writer");

        assertThat(keys.access()).isEqualTo(folders.access());
        assertThat(keys.callers())
                .containsOnly(
                        Map.entry(folders.access().id(), Keys.OWNER),
                        Map.entry(keys.ofRole("reader").id(), "reader"),
                        Map.entry(keys.ofRole("writer").id(), "writer"));
        assertThat(keys.signing())
                .hasSize(3)
                .containsEntry(keys.ofRole("reader").id(), keys.ofRole("reader"));
        assertThat(Keys.in(folder.resolve("roles")).callers()).hasSize(1);
        assertThatThrownBy(() -> keys.ofRole("nobody")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException gone) {
            return gone.toString();
        }
    }

    @Test
    void thoseWhoStartAtTheSameTimeGetTheSameKeys() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var ids = new HashSet<String>();
            var all = threads.invokeAll(IntStream.range(0, 8)
                    .mapToObj(_ -> (Callable<Keys>) () -> Keys.in(folder))
                    .toList());
            for (var one : all) {
                ids.add(one.get().access().secret());
            }
            assertThat(ids).hasSize(1);
        }
    }

    @Test
    void twoFoldersHaveDifferentKeys() throws IOException {
        assertThat(Keys.in(folder.resolve("a")).access())
                .isNotEqualTo(Keys.in(folder.resolve("b")).access());
    }

    @Test
    void aDamagedFileIsToldInASentence() throws IOException {
        Keys.in(folder);
        Files.writeString(folder.resolve("aws-access-key"), "half");

        assertThatThrownBy(() -> Keys.in(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("are damaged: bring them back from a backup");
    }

    @Test
    void aSecretDoesNotShowWhereKeysArePrinted() {
        var keys = Keys.random();

        assertThat(keys.toString()).doesNotContain(keys.access().secret());
    }

    @Test
    void whatIsSealedCanBeReadWithTheSameKeyAtTheSamePlaceOnly() {
        var sealing = Keys.random().sealing();
        var sealed = sealing.seal("history 1", "a token");

        assertThat(sealing.openText("history 1", sealed)).isEqualTo("a token");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("token");
        assertThat(sealing.seal("history 1", "a token")).isNotEqualTo(sealed);
        assertUnreadable(sealing, "history 2", sealed);
        assertUnreadable(Keys.random().sealing(), "history 1", sealed);
        for (int at = 0; at < sealed.length; at++) {
            var changed = sealed.clone();
            changed[at] ^= 1;
            assertUnreadable(sealing, "history 1", changed);
            assertUnreadable(sealing, "history 1", Arrays.copyOf(sealed, at));
        }
    }

    private static void assertUnreadable(Sealing sealing, String place, byte[] sealed) {
        assertThatThrownBy(() -> sealing.open(place, sealed)).isInstanceOf(IllegalStateException.class);
    }
}
