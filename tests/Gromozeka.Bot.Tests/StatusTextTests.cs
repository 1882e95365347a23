using FluentMigrator;
using Gromozeka.FluentMigrations;

namespace Gromozeka.Bot.Tests;

public class StatusTextTests
{
    private static readonly DateTime Time = new(2025, 3, 1, 13, 5, 59, DateTimeKind.Utc);

    [Fact]
    public void Of_EveryKindOfMigration_IsOneLineEach()
    {
        var status = new MigrationStatus(
            "/data/bot.db",
            true,
            9,
            3,
            [
                new(
                    1,
                    Migration(1, "Initial schema"),
                    new(1, "Initial schema", Time) { Duration = TimeSpan.FromMilliseconds(12.6), IsAdopted = true }
                ),
                new(2, Migration(2, null), new(2, null, Time) { Duration = TimeSpan.FromSeconds(1234.5678) }),
                new(3, Migration(3, "Later"), null) { HalfDone = new(3, "up", "2025-03-01T13:05:59.000Z", "host", 1, null) },
                new(8, null, new(8, "Of a newer program", Time)),
                new(9, null, new(9, null, null)),
            ]
        );

        Assert.Equal(
            """
            /data/bot.db   version 9 of 3
              ✓ 1  Initial schema      2025-03-01 13:05      13 ms  (adopted)
              ✓ 2  StatusTextTests     2025-03-01 13:05  1234568 ms
              · 3  Later               pending  (may be partially applied)
              ✓ 8  Of a newer program  2025-03-01 13:05    (not in this program)
              ✓ 9                          (not in this program)
            4 applied, 1 pending.

            """.ReplaceLineEndings(),
            StatusText.Of(status)
        );
    }

    [Fact]
    public void Of_NoMigrations_IsTwoLines() =>
        Assert.Equal(
            $"/data/bot.db   version 0 of 0{Environment.NewLine}0 applied, 0 pending.{Environment.NewLine}",
            StatusText.Of(new MigrationStatus("/data/bot.db", false, 0, 0, []))
        );

    private static MigrationDescriptor Migration(long version, string? description) =>
        new(version, typeof(StatusTextTests), description, TransactionBehavior.Default, false);
}
