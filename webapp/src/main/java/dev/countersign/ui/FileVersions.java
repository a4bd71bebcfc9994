package dev.countersign.ui;

import com.vaadin.flow.server.DependencyFilter;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import com.vaadin.flow.shared.ApplicationConstants;
import com.vaadin.flow.shared.ui.Dependency;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Adds a hash of the content to the URLs of our static files. Vaadin's file server serves them, without Spring's cache settings: browsers may cache a
 * file whose URL has such a hash for ever, and any other for an hour. Vaadin adds the hash for style sheets of views; this class does it for scripts, the
 * icon and the pages without Vaadin.
 */
@Component("fileVersions")
public class FileVersions implements VaadinServiceInitListener {

    private static final String FOLDER = "countersign/";
    private static final int DIGITS = 8;

    private final transient Map<String, String> hashes = new ConcurrentHashMap<>();

    /**
     * The URL of a file with a hash of its content.
     *
     * @param file below the root of the application: {@code countersign/plain.css}
     */
    public String address(String file) {
        return file + "?" + ApplicationConstants.CONTENT_HASH_PARAMETER + "="
                + hashes.computeIfAbsent(file, FileVersions::hash);
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        DependencyFilter ours = this::withVersions;
        event.addDependencyFilter(ours);
        event.addIndexHtmlRequestListener(this::versionIcon);
    }

    private List<Dependency> withVersions(List<Dependency> dependencies, VaadinService service) {
        return dependencies.stream().map(this::withVersion).toList();
    }

    private Dependency withVersion(Dependency dependency) {
        int ours = dependency.getUrl().indexOf("://" + FOLDER);
        if (ours < 0 || dependency.getType() == Dependency.Type.STYLESHEET) {
            return dependency;
        }
        int file = ours + "://".length();
        String url = dependency.getUrl().substring(0, file)
                + address(dependency.getUrl().substring(file));
        return new Dependency(dependency.getType(), url, dependency.getLoadMode(), dependency.getId());
    }

    private void versionIcon(IndexHtmlResponse page) {
        page.getDocument()
                .select("link[rel=icon][href^=" + FOLDER + "]")
                .forEach(icon -> icon.attr("href", address(icon.attr("href"))));
    }

    private static String hash(String file) {
        try (InputStream content = new ClassPathResource("META-INF/resources/" + file).getInputStream()) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
