using System.Globalization;
using FluentMigrator;
using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Edits;

/// <summary>Times and cultures: what differs by them is no edit.</summary>
public sealed class EditTimeTests : IDisposable
{
    private readonly Bed _bed = new();

    private MigrationManager Manager => _bed.FullManager();

    public void Dispose() => _bed.Dispose();

    /// <summary>What migration 2 asks for on a day, and what it asks for on another one.</summary>
    private static readonly Dictionary<string, Func<DateTimeOffset, Action<Migration>>> Days = new()
    {
        ["a fixed day, which was that of the run"] = _ => m => m.Execute.Sql("SELECT '2026-03-04'"),
        ["a fixed time, which was that of the run"] = _ =>
            m => EditCases.Table(m).WithColumn("at").AsDateTime().WithDefaultValue(Applied.DateTime),
        ["today"] = now => m => EditCases.Table(m).WithColumn("at").AsDate().WithDefaultValue(now.Date),
        ["today in SQL"] = now => m => m.Execute.Sql($"SELECT '{now:yyyy-MM-dd}', '{now:yyyyMMdd}', {now:yyyyMMddHHmm}"),
        ["seconds and milliseconds"] = now => m => m.Execute.Sql($"SELECT {now.ToUnixTimeSeconds()}, {now.ToUnixTimeMilliseconds()}"),
        ["a row of today"] = now => m => m.Insert.IntoTable("t1").Row(new { id = now.ToUnixTimeSeconds() }),
    };

    private static readonly DateTimeOffset Applied = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    public static TheoryData<string> Dates => [.. Days.Keys];

    [Theory]
    [MemberData(nameof(Dates))]
    public void Time_OfTheRunOrFixed_IsNoEditLater(string what)
    {
        var clock = new FixedClock(Applied);
        _bed.Clock = clock;
        Apply(Days[what](Applied));
        clock.Now = Applied.AddDays(90);
        _bed.Script.Up(2, Days[what](clock.Now));

        Assert.Empty(Manager.GetEdits().Edited);
    }

    [Theory]
    [InlineData("'2026-03-04'", "'2026-03-05'")]
    [InlineData("'2026-03-04'", "'2025-03-04'")]
    [InlineData("1772600767", "1772600768")]
    [InlineData("'2020-01-01'", "'2026-06-02'")]
    public void Time_EditedLater_IsFound(string then, string now)
    {
        var clock = new FixedClock(Applied);
        _bed.Clock = clock;
        Apply(m => m.Execute.Sql($"SELECT {then}"));
        clock.Now = Applied.AddDays(90);
        _bed.Script.Up(2, m => m.Execute.Sql($"SELECT {now}"));

        Assert.Single(Manager.GetEdits().Edited);
    }

    [Fact]
    public void Culture_OfTheProcess_IsNoEdit()
    {
        Apply(m =>
            EditCases
                .Table(m)
                .WithColumn("at")
                .AsDateTime()
                .WithDefaultValue(new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc))
                .WithColumn("n")
                .AsDouble()
                .WithDefaultValue(1.5)
        );
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("")
        {
            DateTimeFormat = { TimeSeparator = ".", DateSeparator = "_" },
            NumberFormat = { NumberDecimalSeparator = "," },
        };
        try
        {
            Assert.Empty(Manager.GetEdits().Edited);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private void Apply(Action<Migration> second)
    {
        _bed.Script.Up(2, second);
        _bed.FullManager(Bed.Two).Migrate();
    }
}
