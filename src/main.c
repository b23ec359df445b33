// SPDX-License-Identifier: EUPL-1.2
/* Opens what is asked for and hands over to the command line or to the terminal interface. */
#include <carnet/base/mem.h>
#include "cli/cli.h"

int main(int argc, char **argv)
{
	void *all = talloc_new(NULL);
	struct cli *c = cli_new(all, argc, argv);
	int code = cli_run(c);

	talloc_free(all);
	return code;
}
