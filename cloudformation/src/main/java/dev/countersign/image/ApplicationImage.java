package dev.countersign.image;

import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is in the image: the unpacked application in four layers, those that change seldom first, and how it is started. Everything belongs to root and can
 * only be read; the process has a user of its own. Times of files are fixed, so the same files give the same digest.
 *
 * @param application folder with {@code application.jar} and {@code lib/}, as Spring Boot unpacks them
 * @param authorities the authorities of RDS, by which the driver knows the database
 */
record ApplicationImage(Path application, Path authorities) {

    private static final AbsoluteUnixPath FOLDER = AbsoluteUnixPath.get("/app");
    private static final FilePermissions READABLE = FilePermissions.fromOctalString("444");
    private static final String USER = "10001:10001";
    private static final int PORT = 8080;

    /** Then come the arguments: none to serve, {@code migrate} to migrate the database. */
    static final List<String> ENTRY_POINT = List.of(
            "java",
            "-XX:MaxRAMPercentage=70",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            // With fewer carriers than virtual threads that load classes at the same moment, a start can wait for ever.
            "-Djdk.virtualThreadScheduler.parallelism=16",
            "-jar",
            "/app/application.jar");

    JibContainerBuilder on(JibContainerBuilder base, Platform platform) throws IOException {
        return base.setPlatforms(Set.of(platform))
                .setFormat(ImageFormat.OCI)
                .setFileEntriesLayers(
                        new Layer("authorities").with(authorities, "rds-ca.pem").built(),
                        libraries("dependencies", jar -> !ours(jar)),
                        libraries("modules", ApplicationImage::ours),
                        new Layer("application")
                                .with(application.resolve("application.jar"), "application.jar")
                                .built())
                .setEntrypoint(ENTRY_POINT)
                .setProgramArguments(List.of())
                .setUser(USER)
                .setWorkingDirectory(FOLDER)
                // The only place that can be written. A volume of Fargate has the rights of this folder in the image,
                // if the image declares it.
                .setVolumes(AbsoluteUnixPath.get("/tmp"))
                .setExposedPorts(Port.tcp(PORT));
    }

    private FileEntriesLayer libraries(String name, Predicate<Path> wanted) throws IOException {
        Layer layer = new Layer(name);
        try (Stream<Path> jars = Files.list(application.resolve("lib"))) {
            jars.filter(wanted).sorted().forEach(jar -> layer.with(jar, "lib/" + jar.getFileName()));
        }
        return layer.built();
    }

    /** The modules of this project change with every build, and no library has such a version. */
    private static boolean ours(Path jar) {
        return jar.toString().endsWith("-SNAPSHOT.jar");
    }

    private static final class Layer {

        private final FileEntriesLayer.Builder layer;

        Layer(String name) {
            layer = FileEntriesLayer.builder().setName(name);
        }

        Layer with(Path file, String name) {
            layer.addEntry(file, FOLDER.resolve(name), READABLE);
            return this;
        }

        FileEntriesLayer built() {
            return layer.build();
        }
    }
}
