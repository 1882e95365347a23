using FluentMigrator;
using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Edits;

/// <summary>A migration that was changed after it had been applied.</summary>
public sealed class EditTests : IDisposable
{
    private readonly Bed _bed = new();

    private MigrationManager Manager => _bed.FullManager();

    public void Dispose() => _bed.Dispose();

    public static TheoryData<string> Edits => [.. EditCases.Changes.Keys];

    public static TheoryData<string> Same => [.. EditCases.SameThings.Keys];

    [Theory]
    [MemberData(nameof(Edits))]
    public void Edited_IsFoundAndShown(string change)
    {
        Apply(EditCases.Changes[change].Then);
        _bed.Script.Up(2, EditCases.Changes[change].Now);

        var edit = Assert.Single(Manager.GetEdits().Edited);

        Assert.Equal(2, edit.Migration.Version);
        Assert.NotNull(edit.AppliedAt);
        Assert.NotEmpty(edit.Lines);
        Assert.NotEqual(edit.Then, edit.Now);
        Assert.Contains(Manager.Validate(), finding => finding.Code == ErrorCodes.Edited && finding.Version == 2);
    }

    [Theory]
    [MemberData(nameof(Same))]
    public void NotEdited_IsNotFound(string what)
    {
        Apply(EditCases.SameThings[what].Then);
        _bed.Script.Up(2, EditCases.SameThings[what].Now);

        var report = Manager.GetEdits();

        Assert.Empty(report.Edited);
        Assert.Empty(report.NotCompared);
    }

    [Fact]
    public void Edited_ShowsOnlyTheLinesThatDiffer()
    {
        Apply(m => EditCases.Table(m).WithColumn("name").AsString(100).NotNullable().WithDefaultValue("it's").WithColumn("last").AsInt32());
        _bed.Script.Up(2, m =>
            EditCases.Table(m).WithColumn("name").AsString(50).NotNullable().WithDefaultValue("it's").WithColumn("last").AsInt32()
        );

        var edit = Assert.Single(Manager.GetEdits().Edited);

        Assert.Equal(
            ["-   column \"name\" String(100) not null default 'it''s'", "+   column \"name\" String(50) not null default 'it''s'"],
            edit.Lines
        );
    }

    [Fact]
    public void DataDependent_IsNeverCalledEdited()
    {
        Apply(m =>
        {
            if (!m.Schema.Table("t9").Exists())
                EditCases.Table(m);
        });

        var notCompared = Assert.Single(Manager.GetEdits().NotCompared);

        Assert.Equal((2, NotComparedReason.DataDependent), (notCompared.Migration.Version, notCompared.Reason));
        _bed.Script.Up(2, m => m.Execute.Sql("SELECT 1"));
        Assert.Empty(Manager.GetEdits().Edited);
    }

    [Fact]
    public void OperationsThatChangeEachTime_AreNotCompared()
    {
        var times = 0;
        Apply(m => m.Execute.Sql("SELECT " + string.Join(" + ", Enumerable.Repeat("x", ++times % 7 + 1)).Replace("x", "1")));

        Assert.Equal(NotComparedReason.NotRepeatable, Assert.Single(Manager.GetEdits().NotCompared).Reason);
    }

    /// <summary>
    /// Whether something beyond the text that the log keeps was edited cannot be seen if values differ each time. The text ends within a
    /// character of two units, or within a value of which a letter is left that is equal by chance.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void ValuesThatChangeEachTime_InALongText_AreNotCompared(int shift)
    {
        var signs = new string('x', shift) + string.Concat(Enumerable.Repeat("😀", 40_000));
        Apply(m => m.Execute.Sql($"SELECT '{Guid.NewGuid()}', '{signs}', 1"));
        _bed.Script.Up(2, m => m.Execute.Sql($"SELECT '{Guid.NewGuid()}', '{signs}', 2"));

        AssertTooLong();
    }

    [Fact]
    public void ManyValuesThatChangeEachTime_AreNotCompared()
    {
        for (var column = 1; column < 37; column++)
        {
            var name = new string('n', column);
            using var bed = new Bed();
            void Write(Migration m)
            {
                m.Create.Table(name).WithColumn("g").AsString();
                EditCases.Many(m, 2_000, null);
            }
            bed.Script.Up(2, Write);
            bed.FullManager(Bed.Two).Migrate();

            AssertTooLong(bed);
        }
    }

    private void AssertTooLong() => AssertTooLong(_bed);

    private static void AssertTooLong(Bed bed)
    {
        var report = bed.FullManager().GetEdits();

        Assert.Empty(report.Edited);
        Assert.Equal(NotComparedReason.TooLong, Assert.Single(report.NotCompared).Reason);
    }

    [Fact]
    public void Edited_OneLongLine_ShowsThePartThatDiffers()
    {
        var text = new string('x', 50_000);
        Apply(m => m.Execute.Sql($"SELECT '{text}before{text}'"));
        _bed.Script.Up(2, m => m.Execute.Sql($"SELECT '{text}after{text}'"));

        var edit = Assert.Single(Manager.GetEdits().Edited);

        Assert.Collection(edit.Lines, line => Assert.Matches("^- …x+before", line), line => Assert.Matches("^[+] …x+after", line));
        Assert.All(edit.Lines, line => Assert.InRange(line.Length, 1, 250));
    }

    [Fact]
    public void CodeThatFailsNow_IsNotCompared()
    {
        Apply(m => EditCases.Table(m));
        _bed.Script.Up(2, _ => throw new InvalidOperationException("the file is gone"));

        var one = Assert.Single(Manager.GetEdits().NotCompared);

        Assert.Equal(NotComparedReason.NotRepeatable, one.Reason);
        Assert.Contains("the file is gone", one.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE FROM migration_log")]
    [InlineData("UPDATE migration_log SET fingerprint = NULL")]
    [InlineData("UPDATE migration_log SET fingerprint = x'03' || substr(fingerprint, 2)")]
    [InlineData("UPDATE migration_log SET fingerprint = x'01'")]
    [InlineData("UPDATE migration_log SET fingerprint = substr(fingerprint, 1, 60)")]
    [InlineData("UPDATE migration_log SET fingerprint = 'text'")]
    [InlineData("ALTER TABLE migration_log DROP COLUMN fingerprint")]
    [InlineData("DROP TABLE migration_log")]
    public void WithoutAReadableFingerprint_IsUnknownAndNotEdited(string change)
    {
        Apply(m => EditCases.Table(m));
        _bed.File.Execute(change);
        _bed.Script.Up(2, m => m.Execute.Sql("SELECT 1"));

        var report = Manager.GetEdits();

        Assert.Empty(report.Edited);
        Assert.Contains(report.NotCompared, one => one.Migration.Version == 2 && one.Reason == NotComparedReason.Unknown);
    }

    [Fact]
    public void AppliedAgainByAnEarlierRelease_IsUnknown()
    {
        Apply(m => EditCases.Table(m));
        _bed.File.Execute(
            """
            INSERT INTO migration_log (version, direction, started_at, duration_ms, outcome, host, process_id, engine_version)
            VALUES (2, 'up', '2026-01-02T03:04:05.000Z', 1, 'success', 'h', 1, '0.9')
            """
        );
        _bed.Script.Up(2, m => m.Execute.Sql("SELECT 1"));

        Assert.Equal([2], Manager.GetEdits().NotCompared.Select(one => one.Migration.Version));
    }

    [Theory]
    [InlineData(EditedMigrationPolicy.Warn, true)]
    [InlineData(EditedMigrationPolicy.Ignore, false)]
    public void Run_WithPendingSteps_WarnsByPolicy(EditedMigrationPolicy policy, bool warns)
    {
        Edit();

        Assert.Equal(
            [3],
            _bed.FullManager(configure: options => options.EditedMigrations = policy).Migrate().Steps.Select(step => step.Migration.Version)
        );

        Assert.Equal(
            warns,
            _bed.Log.Warnings.Any(line => line.Contains("migration 2 (Step2) is not what was applied on", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Run_ThatRefusesEdits_ChangesNothing()
    {
        Edit();

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.Edited, () =>
            _bed.FullManager(configure: options => options.EditedMigrations = EditedMigrationPolicy.Refuse).Migrate()
        );

        Assert.Equal(2, error.Version);
        Assert.Contains("migration 2 (Step2) is not what was applied on", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithNothingPending_DoesNotLook()
    {
        Apply(m => EditCases.Table(m));
        var recorded = _bed.Script.Recorded.Values.Sum();

        _bed.FullManager(Bed.Two, options => options.EditedMigrations = EditedMigrationPolicy.Refuse).Migrate();

        Assert.Equal(recorded, _bed.Script.Recorded.Values.Sum());
    }

    [Fact]
    public void Repair_AcceptsTheEditOnlyOnRequest()
    {
        Edit();
        Assert.Equal(RepairKind.Manual, Assert.Single(Manager.PlanRepair().Actions, action => action.Code == ErrorCodes.Edited).Kind);
        var plan = Manager.PlanRepair(new RepairOptions { AcceptEdits = true });

        var done = Assert.Single(Manager.Repair(plan));

        Assert.Equal(ErrorCodes.Edited, done.Code);
        Assert.Empty(Manager.GetEdits().Edited);
        Assert.Equal(["2|edit|accepted"], _bed.File.Rows("SELECT version, direction, outcome FROM migration_log ORDER BY id DESC LIMIT 1"));
        Assert.Equal([false, false], Manager.GetStatus().Applied.Select(one => one.Applied!.Duration is null));
        // Edited once more.
        _bed.Script.Up(2, m => m.Execute.Sql("SELECT 3"));
        Assert.Single(Manager.GetEdits().Edited);
    }

    [Fact]
    public void Repair_EditedAgainSinceThePlan_IsRefused()
    {
        Edit();
        var plan = Manager.PlanRepair(new RepairOptions { AcceptEdits = true });
        _bed.Script.Up(2, m => m.Execute.Sql("SELECT 3"));

        Refusal.OfUnchanged(_bed, ErrorCodes.HistoryChanged, () => Manager.Repair(plan));
    }

    [Fact]
    public void Rollback_AndUpAgain_TakesTheNewOne()
    {
        Edit();
        _bed.Script.Down(2, _ => { });
        Manager.Rollback();
        _bed.FullManager(Bed.Two).Migrate();

        Assert.Empty(Manager.GetEdits().Edited);
    }

    private void Apply(Action<Migration> second)
    {
        _bed.Script.Up(2, second);
        _bed.FullManager(Bed.Two).Migrate();
    }

    private void Edit()
    {
        Apply(m => m.Execute.Sql("SELECT 1"));
        _bed.Script.Up(2, m => m.Execute.Sql("SELECT 2"));
    }
}
