package dev.countersign.administration.ui;

import dev.countersign.connector.Connector.SignIn;

/** How a service knows who calls it, as it is chosen. */
enum SignInKind {
    NONE,
    API_KEY,
    BASIC,
    OAUTH;

    static SignInKind of(SignIn signIn) {
        return switch (signIn) {
            case SignIn.None _ -> NONE;
            case SignIn.ApiKey _ -> API_KEY;
            case SignIn.Basic _ -> BASIC;
            case SignIn.OAuth _ -> OAUTH;
        };
    }
}
