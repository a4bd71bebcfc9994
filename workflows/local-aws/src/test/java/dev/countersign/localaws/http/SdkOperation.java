package dev.countersign.localaws.http;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;

/** One operation of a service, as the SDK's client has it. */
record SdkOperation(String name, Method method) {

    /** Every operation that the client's interface offers. */
    static List<SdkOperation> of(Class<?> client) {
        return Arrays.stream(client.getMethods())
                .filter(method -> method.getParameterCount() == 1)
                .filter(method -> AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
                .filter(method -> !method.getName().endsWith("Paginator"))
                .map(method -> new SdkOperation(
                        method.getParameterTypes()[0].getSimpleName().replaceFirst("Request$", ""), method))
                .sorted(Comparator.comparing(SdkOperation::name))
                .toList();
    }

    /** What its request may hold. */
    List<SdkField<?>> members() {
        return builder().sdkFields();
    }

    /** Sends a request with a text wherever a text can be, and 1 wherever a number can. Returns the answer, or throws what the client throws. */
    Object call(Object client, String text) throws Throwable {
        var request = builder();
        for (var member : request.sdkFields()) {
            var type = member.marshallingType();
            if (type.equals(MarshallingType.STRING)) {
                member.set(request, text);
            } else if (type.equals(MarshallingType.LONG)) {
                member.set(request, 1L);
            } else if (type.equals(MarshallingType.INTEGER)) {
                member.set(request, 1);
            }
        }
        try {
            return method.invoke(client, ((AwsRequest.Builder) request).build());
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private SdkPojo builder() {
        try {
            return (SdkPojo) method.getParameterTypes()[0].getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException notOfTheSdk) {
            throw new IllegalStateException(notOfTheSdk);
        }
    }
}
