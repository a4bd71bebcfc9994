package dev.countersign.localaws;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.localaws.lambda.LocalFunction;
import dev.countersign.localaws.lambda.TypedHandler;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The classes of functions, from jars and folders that the command line names, or from the class path. */
final class HandlerClasses {

    private final ClassLoader loader;

    private HandlerClasses(ClassLoader loader) {
        this.loader = loader;
    }

    /** @throws IOException with a sentence, if a jar cannot be read */
    static HandlerClasses in(List<Path> jars) throws IOException {
        var own = HandlerClasses.class.getClassLoader();
        if (jars.isEmpty()) {
            return new HandlerClasses(own);
        }
        var urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = url(jars.get(i));
        }
        // Open as long as the process lives: a function may load a class at any time.
        return new HandlerClasses(new URLClassLoader("functions", urls, own));
    }

    private static URL url(Path jar) throws IOException {
        if (!Files.isReadable(jar)) {
            throw new IOException("There is no file %s to load functions from.".formatted(jar));
        }
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException("a file has a URL: " + jar, impossible);
        }
    }

    /** @throws IOException with a sentence, if the class is missing or is no handler */
    LocalFunction function(String className) throws IOException {
        try {
            var constructor = Class.forName(className, false, loader).getDeclaredConstructor();
            var type = constructor.getDeclaringClass();
            if (RequestStreamHandler.class.isAssignableFrom(type)) {
                return LocalFunction.of(() -> (RequestStreamHandler) instance(constructor));
            }
            if (RequestHandler.class.isAssignableFrom(type)) {
                return LocalFunction.of(() -> new TypedHandler<>((RequestHandler<?, ?>) instance(constructor)));
            }
            throw noFunction(className, null);
        } catch (ClassNotFoundException missing) {
            throw new IOException("There is no class %s: name its jar with --jar.".formatted(className), missing);
        } catch (NoSuchMethodException other) {
            throw noFunction(className, other);
        }
    }

    private static IOException noFunction(String className, @Nullable Exception cause) {
        return new IOException(
                "%s is no function: a function is a %s or a %s with a constructor that takes nothing."
                        .formatted(
                                className, RequestStreamHandler.class.getName(), RequestHandler.class.getSimpleName()),
                cause);
    }

    /** If the constructor fails, this is an error of the invocation, as in Lambda. */
    private static Object instance(Constructor<?> constructor) {
        try {
            return constructor.newInstance();
        } catch (ReflectiveOperationException unusable) {
            throw new IllegalStateException("no instance of " + constructor.getDeclaringClass(), unusable);
        }
    }
}
