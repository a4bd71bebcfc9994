@NullMarked
package dev.countersign.localaws.account;

import org.jspecify.annotations.NullMarked;
