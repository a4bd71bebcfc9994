package dev.countersign.localaws.stepfunctions;

import dev.countersign.localaws.stepfunctions.protocol.Errors;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The {@code nextToken} of a list: where the next page begins, valid for this list only. */
record PageToken(String list, String position) {

    static final int MAX_LENGTH = 3096;

    String encoded() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((list + "\n" + position).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws dev.countersign.localaws.http.AwsError InvalidToken if it is not a token of this list */
    static String positionIn(String list, String token) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (text.startsWith(list + "\n")) {
                return text.substring(list.length() + 1);
            }
        } catch (IllegalArgumentException notBase64) {
            throw Errors.invalidToken();
        }
        throw Errors.invalidToken();
    }

    /** The position in a list that is ordered by number. */
    static long numberIn(String list, String token) {
        try {
            return Long.parseLong(positionIn(list, token));
        } catch (NumberFormatException forged) {
            throw Errors.invalidToken();
        }
    }
}
