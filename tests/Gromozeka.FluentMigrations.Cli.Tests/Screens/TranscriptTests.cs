using System.Text.RegularExpressions;

using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Screens;

/// <summary>What a person sees on a terminal of 80 columns, with the bot's migrations and with those of another project.</summary>
public sealed class TranscriptTests(PackedTool tool) : ToolTest(tool)
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
            It has tables but no version: the next run adopts it, if its tables are what
              migration 1 makes.

            """,
            "status");
        Sees(
            """
            bot.db   SQLite 3.x   delete   1 KB   version 0 → 2
              ↑ 1  adopted: it has the tables of migration 1, and no version
              ↑ 2  Example features
                  creates  example_features
                  indexes  example_features
            1 step, 0 rows, 0 B touched.   Next: dotnet fm migrate

            """,
            "plan");
        Sees(
            """
            bot.db   SQLite 3.x   wal   1 KB   version 0 → 2
              ✓ backup  backups/bot-20260105-090000000Z-v0.db
              ✓ 1  adopted: it has the tables of migration 1, and no version
              ✓ 2  Example features 5 ms
            1 applied, 0 pending.

            """,
            "migrate");
        Sees(
            """
            bot.db   SQLite 3.x   wal   1 KB   version 2 of 2   times in UTC
              ✓ 2026-01-05 09:00  adopt  1  Initial schema 5 ms  done  host/1
              ✓ 2026-01-05 09:00  up     2  Example features 5 ms  done  host/1
            2 attempts, 0 failed.

            """,
            "history");
        Sees(
            """
            GM304 …/bot.db cannot be migrated to version 99.
              why:   this program has no migration of that version; its newest is 2
              state: nothing was written
              next:  name a version of this program, or none for the newest

            """,
            "migrate", "--target", "99");
        Assert.EndsWith("\nEverything is sound.\n", Screen("doctor"), StringComparison.Ordinal);
    }

    [Fact]
    public void OfAnotherProject()
    {
        Shell.Assembly = Repository.Samples;
        string[] shop = ["-n", "Gromozeka.FluentMigrations.Cli.Samples.Shop"];

        Assert.StartsWith("bot.db   no database yet\n  · 20260101  ", Screen(["status", .. shop]), StringComparison.Ordinal);
        Assert.Contains("\n  ↑ 20260101  ", Screen(["plan", "-b", .. shop]), StringComparison.Ordinal);
        Assert.Matches(@"\n  ✓ 20260101  \S.* 5 ms\n", Screen(["migrate", "-b", .. shop]));
        Assert.Matches(@"\n  ✓ 20260101  \S.*  2026-01-05 09:00", Screen(["status", .. shop]));
        Assert.Contains("\nThe database keeps no log of attempted steps.\n", Screen(["history", .. shop]), StringComparison.Ordinal);
        Assert.EndsWith("\nEverything is sound.\n", Screen(["doctor", .. shop]), StringComparison.Ordinal);
        Assert.StartsWith("GM305 …/bot.db ", Screen(["migrate", "--target", "20260101", .. shop]), StringComparison.Ordinal);
    }

    private void Sees(string expected, params string[] command) => Assert.Equal(expected, Screen(command));

    private string Screen(params string[] command) => Regex.Replace(Stable(Shell.OnTerminal(80, command).Output), @"\S+/\d+$", "host/1", RegexOptions.Multiline);
}
