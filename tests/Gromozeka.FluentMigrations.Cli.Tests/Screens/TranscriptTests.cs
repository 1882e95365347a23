using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Screens;

/// <summary>
/// What a person sees on a terminal of 80 columns, with the bot's migrations and with those of a project outside the repository.
/// </summary>
public sealed class TranscriptTests : ToolTest
{
    [Fact]
    public void OfTheBot()
    {
        Shell.WithLegacy();

        Sees(
            """
            bot.db   SQLite 3.x   delete   1 KB   version 0 of 2
              · 1  Initial schema    pending
              · 2  Example features  pending
            0 applied, 2 pending.   Next: dotnet fm adopt --dry-run
            It has tables but no version: the next run adopts it, if its tables match
              migration 1.

            """,
            "status"
        );
        Sees(
            """
            bot.db   SQLite 3.x   delete   1 KB   version 0 → 2
              ↑ 1  adopted: it has the tables of migration 1 but no version
              ↑ 2  Example features
                  creates  example_features
                  indexes  example_features
            1 step, 0 rows, 0 B touched.   Next: dotnet fm migrate

            """,
            "plan"
        );
        Sees(
            """
            bot.db   SQLite 3.x   wal   1 KB   version 0 → 2
              ✓ backup  backups/bot-20260105-090000000Z-v0.db
              ✓ 1  adopted: it has the tables of migration 1 but no version
              ✓ 2  Example features 5 ms
            1 applied, 0 pending.

            """,
            "migrate"
        );
        // As wide as the name of any machine and the time of a slow one.
        Assert.Equal(
            """
            bot.db   SQLite 3.x   wal   1 KB   version 2 of 2   times in UTC
              ✓ 2026-01-05 09:00  adopt  1  Initial schema 5 ms  done  host/1
              ✓ 2026-01-05 09:00  up     2  Example features 5 ms  done  host/1
            2 attempts, 0 failed.

            """,
            Screen(200, "history")
        );
        Sees(
            """
            GM304 …/bot.db cannot be migrated to version 99.
              why:   this program has no migration of that version; its newest is 2
              state: nothing was written
              next:  name a version of this program, or none for the newest

            """,
            "migrate",
            "--target",
            "99"
        );
        Assert.EndsWith("\nNo problems found.\n", Screen(80, "doctor"), StringComparison.Ordinal);
    }

    [Fact]
    public void OfAWebApplicationOutsideTheRepository()
    {
        ForeignProject
            .Write(Shell.Folder, sdk: "Web")
            .With("Program.cs", ForeignProject.Web)
            .WithMigration(1, up: "Insert.IntoTable(\"orders1\").Row(new { id = 7 });")
            .DotNet("build");
        Shell.Assembly = null;

        Sees(
            """
            bot.db   no database yet
              · 1  Orders  pending
            0 applied, 1 pending.   Next: dotnet fm migrate

            """,
            "status",
            "--no-build"
        );
        Sees(
            """
            bot.db   version 0 → 1
              ↑ 1  Orders
                  creates       orders1
                  inserts into  orders1  1 row
            1 step, 1 row, 0 B touched.   Next: dotnet fm migrate

            """,
            "plan",
            "--no-build"
        );
        Sees(
            """
            bot.db   SQLite 3.x   delete   1 KB   version 0 → 1
              ✓ 1  Orders 5 ms
            1 applied, 0 pending.

            """,
            "migrate",
            "--no-build"
        );
        Sees(
            """
            bot.db   SQLite 3.x   delete   1 KB   version 1 of 1
              ✓ 1  Orders  2026-01-05 09:00
            1 applied, 0 pending.

            """,
            "status",
            "--no-build"
        );
        Sees(
            """
            bot.db   SQLite 3.x   delete   1 KB   version 1 of 1   times in UTC
            The database keeps no log of attempted steps.

            """,
            "history",
            "--no-build"
        );
        Sees(
            """
            GM401 Undoing Migration 1 (M1) would lose rows, and was refused.
              why:   it drops table orders1 (1 row)
              state: the step wrote nothing
              next:  create a backup of the database; if the rows may be lost, add
                     --allow-data-loss

            """,
            "rollback",
            "--no-build"
        );
        Assert.EndsWith("\nNo problems found.\n", Screen(80, "doctor", "--no-build"), StringComparison.Ordinal);
    }

    private void Sees(string expected, params string[] command) => Assert.Equal(expected, Screen(80, command));

    private string Screen(int columns, params string[] command) =>
        Regex.Replace(Stable(Shell.OnTerminal(columns, command).Output), @"\S+/\d+$", "host/1", RegexOptions.Multiline);
}
