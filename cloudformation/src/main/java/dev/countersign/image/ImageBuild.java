package dev.countersign.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Builds the image and pushes it to a registry, or writes it to a file. The last line that it prints is the image with its digest.
 *
 * <p>Options, each with a value: {@code --application}, {@code --authorities}, {@code --base}, {@code --cache}, {@code --architecture} (arm64 or amd64),
 * {@code --name}, and {@code --tar} for a file. The password for the registry of {@code --name} is in the variable {@code REGISTRY_PASSWORD}, since
 * arguments of a process are seen by others.
 */
public final class ImageBuild {

    /** Base without anything; such an image has no Java and serves tests only. */
    private static final String SCRATCH = "scratch";

    /** With a password from {@code aws ecr get-login-password}. */
    private static final String ECR_USER = "AWS";

    private final Map<String, String> options;
    private final @Nullable String password;

    private ImageBuild(Map<String, String> options, @Nullable String password) {
        this.options = options;
        this.password = password;
    }

    static void main(String[] arguments) throws Exception {
        System.out.println(of(System.getenv("REGISTRY_PASSWORD"), arguments).build());
    }

    static ImageBuild of(@Nullable String password, String... arguments) {
        Map<String, String> options = new TreeMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        return new ImageBuild(options, password);
    }

    /** The image with its digest. */
    String build() throws Exception {
        String name = option("--name");
        String tar = options.get("--tar");
        Path cache = Path.of(option("--cache"));
        Containerizer target = tar == null
                ? Containerizer.to(registry(name))
                : Containerizer.to(TarImage.at(Path.of(tar)).named(name));
        JibContainer built = new ApplicationImage(Path.of(option("--application")), Path.of(option("--authorities")))
                .on(base(option("--base")), new Platform(option("--architecture"), "linux"))
                .containerize(target.setBaseImageLayersCache(cache.resolve("base"))
                        .setApplicationLayersCache(cache.resolve("application"))
                        .setToolName("countersign")
                        // A registry on this machine has a certificate of its own making; all others need a valid one.
                        .setAllowInsecureRegistries(name.startsWith("localhost:")));
        return built.getTargetImage()
                .withQualifier(built.getDigest().toString())
                .toString();
    }

    private JibContainerBuilder base(String name) throws InvalidImageReferenceException {
        return name.equals(SCRATCH) ? Jib.fromScratch() : Jib.from(registry(name));
    }

    /** The password is told to its own registry only. */
    private RegistryImage registry(String name) throws InvalidImageReferenceException {
        RegistryImage image = RegistryImage.named(name);
        boolean known = host(name).equals(host(option("--name")));
        return password != null && known ? image.addCredential(ECR_USER, password) : image;
    }

    private static String host(String name) throws InvalidImageReferenceException {
        return ImageReference.parse(name).getRegistry();
    }

    private String option(String name) {
        String value = options.get(name);
        if (value == null) {
            throw new IllegalArgumentException("Option " + name + " is missing.");
        }
        return value;
    }
}
