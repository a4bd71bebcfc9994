package dev.countersign.job;

import java.util.UUID;

/** The data of a call, which says of which tenant it is. The calls of a suspended tenant wait. */
public interface OfTenant {

    UUID tenant();
}
