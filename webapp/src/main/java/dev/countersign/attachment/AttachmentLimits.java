package dev.countersign.attachment;

import dev.countersign.definitions.form.FileKind;
import dev.countersign.tenant.TenantLimits;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What can be attached.
 *
 * @param largest the largest file
 * @param inTotal the most that the files of one request may have together
 * @param perRequest the most files of one request
 * @param unused the most files of one person that no request uses yet
 * @param keepUnused how long a file is kept that no request uses: the time to finish a form
 * @param kinds all kinds, if none are named
 */
@ConfigurationProperties("countersign.attachments")
public record AttachmentLimits(
        @DefaultValue("25MB") DataSize largest,
        @DefaultValue("200MB") DataSize inTotal,
        @DefaultValue("50") int perRequest,
        @DefaultValue("50") int unused,
        @DefaultValue("7d") Duration keepUnused,
        @DefaultValue Set<FileKind> kinds) {

    public AttachmentLimits {
        kinds = kinds.isEmpty() ? Set.of(FileKind.values()) : Set.copyOf(kinds);
    }

    /** As far as an organisation limits them further. */
    AttachmentLimits within(TenantLimits chosen) {
        return new AttachmentLimits(
                chosen.largestFile()
                        .map(DataSize::ofMegabytes)
                        .filter(size -> size.compareTo(largest) < 0)
                        .orElse(largest),
                inTotal,
                Math.min(perRequest, chosen.filesPerRequest().orElse(perRequest)),
                unused,
                keepUnused,
                kinds);
    }
}
