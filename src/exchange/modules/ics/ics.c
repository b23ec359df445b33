// SPDX-License-Identifier: EUPL-1.2
/* The module: calendars as iCalendar files. */
#include "ics.h"

static const struct ics_operations operations = {.head = ics_head, .event = ics_event_write, .read = ics_read, .local = ics_local};

__attribute__((visibility("default"))) const struct format_module carnet_module = {
	.abi = MODULE_ABI, .name = "ics", .extension = "ics", .calendar = &operations,
};

/* A file in error is told as any other, it does not end the program. */
__attribute__((constructor)) static void start(void)
{
	icalerror_set_errors_are_fatal(false);
}
