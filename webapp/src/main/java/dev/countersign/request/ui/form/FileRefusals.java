package dev.countersign.request.ui.form;

import dev.countersign.attachment.ReceiveResult;
import dev.countersign.definitions.form.FileKind;
import dev.countersign.limit.RateLimit;
import dev.countersign.ui.Formats;
import java.text.ListFormat;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Why a file was refused, as it stands beside its name. */
public final class FileRefusals {

    private FileRefusals() {}

    /**
     * The sentence; empty if the file was received.
     *
     * @param kinds those that are taken here
     */
    public static Optional<String> sentence(ReceiveResult result, Collection<FileKind> kinds, Formats formats) {
        return switch (result) {
            case ReceiveResult.Received _ -> Optional.empty();
            case ReceiveResult.Empty _ -> Optional.of(formats.say("file.empty"));
            case ReceiveResult.TooLarge(long limit) ->
                Optional.of(formats.say("file.too-large", formats.fileSize(limit)));
            case ReceiveResult.NotTaken(var label) ->
                Optional.of(label.map(what -> formats.say("file.not-taken", what, names(kinds, formats)))
                        .orElseGet(() -> formats.say("file.not-taken-unknown", names(kinds, formats))));
            case ReceiveResult.OtherKind(FileKind kind) ->
                Optional.of(formats.say("file.other-kind", name(kind, formats), names(kinds, formats)));
            case ReceiveResult.Lies(String claimed, var found) ->
                Optional.of(found.map(what -> formats.say("file.lies", claimed, what))
                        .orElseGet(() -> formats.say("file.lies-unknown", claimed)));
            case ReceiveResult.TooMany(int limit) -> Optional.of(formats.say("file.too-many-unused", limit));
            case ReceiveResult.TooOften(var after) ->
                Optional.of(formats.say("file.too-often", RateLimit.seconds(after)));
        };
    }

    /** "PDF, images and documents". */
    static String names(Collection<FileKind> kinds, Formats formats) {
        return ListFormat.getInstance(formats.language(), ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                .format(kinds.stream().sorted().map(kind -> name(kind, formats)).toList());
    }

    private static String name(FileKind kind, Formats formats) {
        return formats.say("file.kind." + kind.name().toLowerCase(Locale.ROOT));
    }
}
