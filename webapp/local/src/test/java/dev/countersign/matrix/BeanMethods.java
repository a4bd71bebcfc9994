package dev.countersign.matrix;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.vaadin.flow.server.RequestHandler;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.UploadHandler;
import dev.countersign.WrittenCode;
import dev.countersign.people.Actor;
import jakarta.servlet.Filter;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;

/**
 * Every public method of a Spring bean that a page could call: of the bean's class if that is public, and of its public interfaces and base classes. The
 * matrix calls it {@code Class.method}, and {@code Class.method(Type, Type)} if there are several of the name.
 */
final class BeanMethods {

    static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new WrittenCode()).importPackages("dev.countersign");

    /** The pages of the features, those of links, and what happens before the sign-in or during an outage. */
    private static final Pattern PAGES = Pattern.compile("[.](ui|link|signin|outage)[.]");

    private BeanMethods() {}

    static Map<String, JavaMethod> all() {
        Map<String, JavaMethod> all = new TreeMap<>();
        types().flatMap(BeanMethods::methods).forEach(method -> {
            JavaMethod other = all.put(name(method), method);
            if (other != null) {
                throw new AssertionError("two methods have one name: " + other + " and " + method);
            }
        });
        return all;
    }

    /** Whether it can authorize: it is told who acts. */
    static boolean takesActor(JavaMethod method) {
        return method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Actor.class));
    }

    /** Whether something of this class runs because a browser or a mail program asked for it. */
    static boolean isPage(JavaClass type) {
        return isInPages(type)
                || isA(type, Controller.class)
                || type.isAssignableTo(Filter.class)
                || type.isAssignableTo(RequestHandler.class)
                || type.isAssignableTo(UploadHandler.class)
                || type.isAssignableTo(DownloadHandler.class);
    }

    private static boolean isInPages(JavaClass type) {
        return PAGES.matcher(type.getPackageName() + ".").find();
    }

    /** The types by which a bean of a feature can be injected elsewhere. */
    private static Stream<JavaClass> types() {
        Set<JavaClass> beans = Stream.concat(
                        CLASSES.stream().filter(BeanMethods::isBean),
                        CLASSES.stream()
                                .flatMap(type -> type.getMethods().stream())
                                .filter(method -> method.isAnnotatedWith(Bean.class))
                                .map(JavaMethod::getRawReturnType))
                .collect(Collectors.toSet());
        return beans.stream()
                .flatMap(bean -> Stream.concat(
                        Stream.of(bean),
                        Stream.concat(bean.getAllRawSuperclasses().stream(), bean.getAllRawInterfaces().stream())))
                .filter(type -> type.getPackageName().startsWith("dev.countersign"))
                // Beans of one machine: nothing in the web application can name them.
                .filter(type -> !type.getPackageName().startsWith("dev.countersign.local"))
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !isInPages(type))
                .distinct();
    }

    /** The methods of controllers are routes, and those of configurations run at the start. */
    private static boolean isBean(JavaClass type) {
        return isA(type, Component.class) && !isA(type, Controller.class) && !isA(type, Configuration.class);
    }

    private static Stream<JavaMethod> methods(JavaClass type) {
        return type.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    private static boolean isA(JavaClass type, Class<? extends Annotation> annotation) {
        return type.isAnnotatedWith(annotation) || type.isMetaAnnotatedWith(annotation);
    }

    private static String name(JavaMethod method) {
        String name = method.getOwner().getSimpleName() + "." + method.getName();
        boolean alone = methods(method.getOwner())
                        .filter(other -> other.getName().equals(method.getName()))
                        .count()
                == 1;
        return alone
                ? name
                : method.getRawParameterTypes().stream()
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.joining(", ", name + "(", ")"));
    }
}
