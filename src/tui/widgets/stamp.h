// SPDX-License-Identifier: EUPL-1.2
/* When something was written, as a person reads it: "21 nov. 9:00", in local time. */
#pragma once
#include <carnet/base/strbuf.h>

void stamp_print(strbuf *out, const char *stamp); /* UTC, ISO 8601; what is no stamp is printed as it is */
