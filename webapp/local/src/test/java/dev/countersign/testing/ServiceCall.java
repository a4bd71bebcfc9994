package dev.countersign.testing;

import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;

/** A method of a service with an {@code Actor}; found in the existing services, so that new ones are covered. */
public record ServiceCall(Object service, Method method) {

    public static Stream<ServiceCall> ofWhoeverActs(RunningProduct product) {
        return product.services().stream()
                .filter(service -> service.getClass().getName().startsWith("dev.countersign."))
                .flatMap(service -> Arrays.stream(service.getClass().getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .filter(method ->
                                method.getParameterCount() > 0 && method.getParameterTypes()[0] == Actor.class)
                        .map(method -> new ServiceCall(service, method)));
    }

    public void as(Actor actor, Anything anything) throws Throwable {
        Object[] arguments = Arrays.stream(method.getGenericParameterTypes())
                .map(type -> type == Actor.class ? actor : anything.value(type))
                .toArray();
        try {
            method.invoke(service, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getTargetException();
        }
    }

    @Override
    public String toString() {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }
}
