/** AWS Secrets Manager. */
@NullMarked
package dev.countersign.localaws.secrets;

import org.jspecify.annotations.NullMarked;
