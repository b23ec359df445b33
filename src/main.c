// SPDX-License-Identifier: EUPL-1.2
/* Opens what is asked for and hands over to the command line or to the terminal interface. */
#include <carnet/base/mem.h>
#include "cli/cli.h"
#include "tui/tui.h"

static int open_interface(struct cli *c)
{
	AUTO_ERR e = {0};
	int rc = cli_library(c, &e);
	if (rc == 0)
		rc = cli_open(c, NEED_CREATE, &e);
	if (rc == 0)
		rc = tui_run(&(struct tui_options){.desk = cli_desk(c), .no_color = cli_no_color(c)}, &e);
	return rc ? cli_fail(c, &e) : 0;
}

int main(int argc, char **argv)
{
	void *all = talloc_new(NULL);
	struct cli *c = cli_new(all, argc, argv);
	int code = cli_interface(c) ? open_interface(c) : cli_run(c);

	talloc_free(all);
	return code;
}
