package dev.countersign.testing;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.ConfigurationClassPostProcessor;
import org.springframework.context.annotation.ScannedGenericBeanDefinition;
import org.springframework.util.ClassUtils;

/** What component scans find. A test that opens a context for itself scans a thousand class files with it, so the result is kept for the other tests. */
public final class FoundComponents {

    private static final Map<Class<?>, Class<?>[]> FOUND = new ConcurrentHashMap<>();

    private FoundComponents() {}

    /**
     * The components.
     *
     * @param scan is annotated with what is to be scanned
     */
    public static Class<?>[] of(Class<?> scan) {
        return FOUND.computeIfAbsent(scan, FoundComponents::find).clone();
    }

    private static Class<?>[] find(Class<?> scan) {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        new AnnotatedBeanDefinitionReader(beans).register(scan);
        new ConfigurationClassPostProcessor().postProcessBeanDefinitionRegistry(beans);
        return Arrays.stream(beans.getBeanDefinitionNames())
                .map(beans::getBeanDefinition)
                .filter(ScannedGenericBeanDefinition.class::isInstance)
                .map(found -> Objects.requireNonNull(found.getBeanClassName()))
                .map(name -> ClassUtils.resolveClassName(name, scan.getClassLoader()))
                .toArray(Class<?>[]::new);
    }
}
