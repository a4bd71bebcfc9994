package dev.countersign.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** A fake of Secrets Manager, which can be unreachable, or slow: its next write waits until the test lets it go on. */
public final class SecretsInMemory implements SecretsManagerClient {

    private static final long PATIENCE_SECONDS = 30;

    /** A write that has arrived, and goes on when the test says so. */
    public static final class Held {

        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        public void awaitArrival() {
            await(arrived);
        }

        public void release() {
            released.countDown();
        }

        private static void await(CountDownLatch latch) {
            try {
                if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("waited in vain");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private volatile @Nullable Held next;
    private volatile boolean down;

    public Held holdNextWrite() {
        Held held = new Held();
        next = held;
        return held;
    }

    public void down(boolean isDown) {
        down = isDown;
    }

    /** The secrets by their names. */
    public Map<String, String> all() {
        return Map.copyOf(secrets);
    }

    @Override
    public CreateSecretResponse createSecret(CreateSecretRequest request) {
        arrive(true);
        if (secrets.putIfAbsent(request.name(), request.secretString()) != null) {
            throw ResourceExistsException.builder().build();
        }
        return CreateSecretResponse.builder().build();
    }

    @Override
    public PutSecretValueResponse putSecretValue(PutSecretValueRequest request) {
        arrive(true);
        if (secrets.replace(request.secretId(), request.secretString()) == null) {
            throw ResourceNotFoundException.builder().build();
        }
        return PutSecretValueResponse.builder().build();
    }

    @Override
    public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
        arrive(false);
        @Nullable String secret = secrets.get(request.secretId());
        if (secret == null) {
            throw ResourceNotFoundException.builder().build();
        }
        return GetSecretValueResponse.builder().secretString(secret).build();
    }

    @Override
    public DeleteSecretResponse deleteSecret(DeleteSecretRequest request) {
        arrive(false);
        if (secrets.remove(request.secretId()) == null) {
            throw ResourceNotFoundException.builder().build();
        }
        return DeleteSecretResponse.builder().build();
    }

    private void arrive(boolean writes) {
        if (down) {
            throw SdkClientException.create("unreachable");
        }
        @Nullable Held held = next;
        if (writes && held != null) {
            next = null;
            held.arrived.countDown();
            Held.await(held.released);
        }
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        secrets.clear();
    }
}
