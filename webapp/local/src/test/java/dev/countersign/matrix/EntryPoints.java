package dev.countersign.matrix;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Synchronize;
import com.vaadin.flow.component.page.PendingJavaScriptResult;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.nodefeature.ReturnChannelMap;
import com.vaadin.flow.server.AbstractStreamResource;
import com.vaadin.flow.server.RequestHandler;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a browser can call besides the routes: filters, handlers of requests and files, methods for scripts, and handlers of events that scripts send
 * and of what they answer.
 */
final class EntryPoints {

    private EntryPoints() {}

    static Set<String> all() {
        return BeanMethods.CLASSES.stream().flatMap(EntryPoints::of).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> of(JavaClass type) {
        // Lambdas and nested classes belong to the class of the file.
        String name = outermost(type).getSimpleName();
        return Stream.of(
                        type.getMethods().stream()
                                .filter(method -> method.isAnnotatedWith(ClientCallable.class))
                                .map(method -> "callable:" + name + "." + method.getName()),
                        found(type.isAssignableTo(Filter.class), "filter:" + name),
                        found(type.isAssignableTo(Servlet.class), "servlet:" + name),
                        found(type.isAssignableTo(RequestHandler.class), "handler:" + name),
                        found(uses(type, UploadHandler.class, UploadEvent.class), "upload:" + name),
                        found(
                                uses(type, DownloadHandler.class, DownloadEvent.class, AbstractStreamResource.class),
                                "download:" + name),
                        found(listens(type), "event:" + name),
                        found(hears(type), "answer:" + name))
                .flatMap(names -> names);
    }

    private static Stream<String> found(boolean is, String name) {
        return is ? Stream.of(name) : Stream.empty();
    }

    /** A lambda shows by its parameter only. */
    private static boolean uses(JavaClass type, Class<?>... any) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> Arrays.stream(any).anyMatch(dependency.getTargetClass()::isAssignableTo));
    }

    /** To an event that a script of ours can send, with what it likes. The components of Vaadin check theirs. */
    private static boolean listens(JavaClass type) {
        return type.isAnnotatedWith(DomEvent.class)
                || type.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isAssignableTo(Element.class)
                                && call.getName().equals("addEventListener"))
                || type.getConstructors().stream()
                        .flatMap(constructor -> constructor.getParameters().stream())
                        .anyMatch(parameter -> parameter.isAnnotatedWith(EventData.class));
    }

    /** What a script of ours answers, which can be anything, and properties of elements that the browser sends. */
    private static boolean hears(JavaClass type) {
        return type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Synchronize.class))
                || type.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> calls(call, PendingJavaScriptResult.class, "then")
                                || calls(call, PendingJavaScriptResult.class, "toCompletableFuture")
                                || calls(call, ReturnChannelMap.class, "registerChannel")
                                || calls(call, Element.class, "addPropertyChangeListener"));
    }

    private static boolean calls(JavaMethodCall call, Class<?> owner, String method) {
        return call.getTargetOwner().isAssignableTo(owner) && call.getName().equals(method);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(EntryPoints::outermost).orElse(type);
    }
}
