package dev.countersign.administration.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.audit.LastChange;
import dev.countersign.connector.Connector;
import dev.countersign.connector.Connector.SignIn;
import dev.countersign.connector.ConnectorResult.Fault;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.KeptFields;
import dev.countersign.ui.OthersChange;
import dev.countersign.ui.Viewer;
import dev.countersign.ui.WholeNumberField;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of a connector. The secret is never shown and never kept. */
final class ConnectorFields extends Div {

    /** No timeout and no status: it is refused. */
    private static final int UNREADABLE = 0;

    private static final Pattern BETWEEN = Pattern.compile("[\\s,]+");
    private static final Pattern STATUS = Pattern.compile("\\d{3}");

    private final TextField key = new TextField();
    private final TextField name = new TextField();
    private final TextField address = new TextField();
    private final Select<SignInKind> signIn = new Select<>();
    private final TextField user = new TextField();
    private final TextField keyHeader = new TextField();
    private final TextField tokens = new TextField();
    private final TextField client = new TextField();
    private final TextField scope = new TextField();
    private final PasswordField secret = new PasswordField();
    private final TextField header = new TextField();
    private final WholeNumberField timeout = new WholeNumberField("");
    private final TextField retried = new TextField();

    ConnectorFields(Optional<Connector> before, KeptFields kept) {
        addClassName("dialog-fields");
        label(name, "name");
        label(key, "key");
        label(address, "address");
        label(user, "user");
        label(keyHeader, "key-header");
        label(tokens, "tokens");
        label(client, "client");
        label(scope, "scope");
        label(header, "header");
        label(retried, "retried");
        Stream.of(name, key, address, user, keyHeader, tokens, client, header)
                .forEach(field -> field.setRequiredIndicatorVisible(true));
        timeout.setLabel(getTranslation("connectors.timeout"));
        signIn.setLabel(getTranslation("connectors.sign-in"));
        signIn.setItems(SignInKind.values());
        signIn.setItemLabelGenerator(kind -> getTranslation("connectors.sign-in." + kind));
        secret.setLabel(getTranslation("connectors.secret"));
        secret.setHelperText(getTranslation(before.isPresent() ? "connectors.secret.keep" : "connectors.secret.help"));
        secret.getElement().setAttribute("autocomplete", "new-password");
        key.setReadOnly(before.isPresent());
        show(before);
        keep(kept);
        signIn.addValueChangeListener(_ -> draw());
        draw();
        add(name, key, address, signIn, user, keyHeader, tokens, client, scope, secret, header, timeout, retried);
    }

    private void label(TextField field, String what) {
        field.setLabel(getTranslation("connectors." + what));
        field.setHelperText(getTranslation("connectors." + what + ".help"));
        field.setManualValidation(true);
        field.setWidthFull();
    }

    private void show(Optional<Connector> before) {
        key.setValue(before.map(Connector::key).orElse(""));
        name.setValue(before.map(Connector::name).orElse(""));
        address.setValue(before.map(one -> one.address().toString()).orElse("https://"));
        SignIn how = before.map(Connector::signIn).orElseGet(() -> new SignIn.ApiKey("X-Api-Key"));
        signIn.setValue(SignInKind.of(how));
        switch (how) {
            case SignIn.None _ -> {}
            case SignIn.ApiKey(String named) -> keyHeader.setValue(named);
            case SignIn.Basic(String who) -> user.setValue(who);
            case SignIn.OAuth(URI where, String who, String what) -> {
                tokens.setValue(where.toString());
                client.setValue(who);
                scope.setValue(what);
            }
        }
        header.setValue(before.map(Connector::idempotencyHeader).orElse(Connector.IDEMPOTENCY_HEADER));
        timeout.show(before.map(Connector::timeoutSeconds).orElse(Connector.TIMEOUT_SECONDS));
        retried.setValue(words(before.map(Connector::retried).orElse(Connector.RETRIED)));
    }

    private void keep(KeptFields kept) {
        kept.keepText("name", name);
        kept.keepText("key", key);
        kept.keepText("address", address);
        kept.keepText("user", user);
        kept.keepText("key-header", keyHeader);
        kept.keepText("tokens", tokens);
        kept.keepText("client", client);
        kept.keepText("scope", scope);
        kept.keepText("header", header);
        kept.keepText("timeout", timeout);
        kept.keepText("retried", retried);
    }

    private void draw() {
        SignInKind kind = signIn.getValue();
        user.setVisible(kind == SignInKind.BASIC);
        keyHeader.setVisible(kind == SignInKind.API_KEY);
        Stream.of(tokens, client, scope).forEach(field -> field.setVisible(kind == SignInKind.OAUTH));
        secret.setVisible(kind != SignInKind.NONE);
    }

    /** As typed; with a value that is refused in place of what cannot be read. */
    Connector connector() {
        clear();
        return new Connector(
                key.getValue().strip(),
                name.getValue().strip(),
                address(address),
                switch (signIn.getValue()) {
                    case NONE -> new SignIn.None();
                    case API_KEY -> new SignIn.ApiKey(keyHeader.getValue().strip());
                    case BASIC -> new SignIn.Basic(user.getValue().strip());
                    case OAUTH ->
                        new SignIn.OAuth(
                                address(tokens),
                                client.getValue().strip(),
                                scope.getValue().strip());
                },
                header.getValue().strip(),
                timeout.number().orElse(UNREADABLE),
                statuses());
    }

    private static URI address(TextField field) {
        try {
            return URI.create(field.getValue().strip().replaceFirst("/+$", ""));
        } catch (IllegalArgumentException _) {
            return URI.create("");
        }
    }

    private Set<Integer> statuses() {
        return BETWEEN.splitAsStream(retried.getValue())
                .filter(one -> !one.isEmpty())
                .map(one -> STATUS.matcher(one).matches() ? Integer.valueOf(one) : UNREADABLE)
                .collect(Collectors.toSet());
    }

    String secret() {
        return secret.getValue();
    }

    /** Says it at the field that it is about. */
    void refuse(Fault fault) {
        switch (fault) {
            case KEY, TAKEN -> refuse(key, fault);
            case NAME -> refuse(name, fault);
            case ADDRESS -> refuse(address, fault);
            case HEADER -> refuse(header, fault);
            case TIMEOUT -> refuse(timeout, fault);
            case STATUS -> refuse(retried, fault);
            case SECRET -> refuse(secret, fault);
            case SIGN_IN -> refuseSignIn();
        }
    }

    private void refuseSignIn() {
        switch (signIn.getValue()) {
            case NONE -> {}
            case API_KEY -> refuse(keyHeader, Fault.SIGN_IN);
            case BASIC -> refuse(user, Fault.SIGN_IN);
            case OAUTH -> {
                if (client.isEmpty()) {
                    refuse(client, Fault.SIGN_IN);
                }
                if (tokens.isEmpty()) {
                    refuse(tokens, Fault.SIGN_IN);
                } else if (!client.isEmpty()) {
                    refuse(tokens, Fault.ADDRESS);
                }
            }
        }
    }

    /** Says at its field that the secret could not be stored. It stays as typed. */
    void refuseSecret() {
        say(secret, getTranslation("connectors.secret.not-stored"));
    }

    /** Says at its field what somebody else has changed. */
    void show(Set<Connector.Field> changed, Connector now, Map<Connector.Field, LastChange> last, Viewer viewer) {
        changed.forEach(field -> {
            String sentence = OthersChange.isNow(words(field, now), Optional.ofNullable(last.get(field)), viewer);
            switch (field) {
                case NAME -> say(name, sentence);
                case ADDRESS -> say(address, sentence);
                case SIGN_IN -> say(signIn, sentence);
                case HEADER -> say(header, sentence);
                case TIMEOUT -> timeout.refuse(sentence);
                case STATUSES -> say(retried, sentence);
            }
        });
    }

    private String words(Connector.Field field, Connector now) {
        return switch (field) {
            case NAME -> now.name();
            case ADDRESS -> now.address().toString();
            case SIGN_IN -> words(now.signIn());
            case HEADER -> now.idempotencyHeader();
            case TIMEOUT -> Integer.toString(now.timeoutSeconds());
            case STATUSES -> words(now.retried());
        };
    }

    private String words(SignIn how) {
        String kind = getTranslation("connectors.sign-in." + SignInKind.of(how));
        return switch (how) {
            case SignIn.None _ -> kind;
            case SignIn.ApiKey(String named) -> Dotted.of(kind, named);
            case SignIn.Basic(String who) -> Dotted.of(kind, who);
            case SignIn.OAuth(URI where, String who, String what) -> Dotted.of(kind, where.toString(), who, what);
        };
    }

    private static String words(Set<Integer> statuses) {
        return statuses.stream().sorted().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private void refuse(HasValidation field, Fault fault) {
        say(field, getTranslation("connectors.wrong." + fault));
    }

    private static void say(HasValidation field, String sentence) {
        field.setErrorMessage(sentence);
        field.setInvalid(true);
    }

    private void clear() {
        Stream.<HasValidation>of(
                        key, name, address, signIn, user, keyHeader, tokens, client, scope, secret, header, timeout,
                        retried)
                .forEach(field -> field.setInvalid(false));
    }
}
