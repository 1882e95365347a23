using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Safety;

public sealed class PlainSqlLossTests
{
    [Theory]
    [MemberData(nameof(PlainSqlLosses.WithoutForeignKeys), MemberType = typeof(PlainSqlLosses))]
    public void Rollback_WithoutForeignKeys_IsRefusedForWhatIsLost(string sql, string loss) => Rollback(sql, loss, foreignKeys: false);

    [Theory]
    [MemberData(nameof(PlainSqlLosses.WithForeignKeys), MemberType = typeof(PlainSqlLosses))]
    public void Rollback_WithForeignKeys_IsRefusedForWhatIsLost(string sql, string loss) => Rollback(sql, loss, foreignKeys: true);

    [Theory]
    [MemberData(nameof(PlainSqlLosses.WithoutForeignKeys), MemberType = typeof(PlainSqlLosses))]
    public void Migrate_WithoutForeignKeys_WarnsOfWhatIsLost(string sql, string loss) => Migrate(sql, loss, foreignKeys: false);

    [Theory]
    [MemberData(nameof(PlainSqlLosses.WithForeignKeys), MemberType = typeof(PlainSqlLosses))]
    public void Migrate_WithForeignKeys_WarnsOfWhatIsLost(string sql, string loss) => Migrate(sql, loss, foreignKeys: true);

    [Theory]
    [MemberData(nameof(PlainSqlLosses.WithoutForeignKeys), MemberType = typeof(PlainSqlLosses))]
    public void Migrate_ConfirmDataLoss_IsRefusedForWhatIsLost(string sql, string loss) => MigrateConfirmed(sql, loss, foreignKeys: false);

    [Theory]
    [MemberData(nameof(PlainSqlLosses.WithForeignKeys), MemberType = typeof(PlainSqlLosses))]
    public void Migrate_ConfirmDataLossWithForeignKeys_IsRefusedForWhatIsLost(string sql, string loss) =>
        MigrateConfirmed(sql, loss, foreignKeys: true);

    [Theory]
    [MemberData(nameof(PlainSqlLosses.WithoutForeignKeys), MemberType = typeof(PlainSqlLosses))]
    public void Rollback_SqlRunByCode_IsRefusedForWhatIsLost(string sql, string loss)
    {
        using var bed = LossBed.Down(migration =>
            migration.Execute.WithConnection(
                (connection, transaction) =>
                {
                    using var command = connection.CreateCommand();
                    (command.Transaction, command.CommandText) = (transaction, sql);
                    command.ExecuteNonQuery();
                }
            )
        );
        Judge(bed, loss, () => bed.Rollback(), "Undoing");
    }

    private static void Rollback(string sql, string loss, bool foreignKeys)
    {
        using var bed = LossBed.Down(migration => migration.Execute.Sql(sql), foreignKeys);
        Judge(bed, loss, () => bed.Rollback(), "Undoing");
    }

    private static void MigrateConfirmed(string sql, string loss, bool foreignKeys)
    {
        using var bed = LossBed.Up(migration => migration.Execute.Sql(sql), foreignKeys);
        Judge(bed, loss, () => bed.Migrate(options => options.ConfirmDataLoss = true), "Applying");
    }

    private static void Migrate(string sql, string loss, bool foreignKeys)
    {
        using var bed = LossBed.Up(migration => migration.Execute.Sql(sql), foreignKeys);

        var report = bed.Migrate();

        var warning =
            $"Warning: Migration 2 (Step2) deletes {loss[(loss.IndexOf(' ') + 1)..]}; they are in the backup {report.Backup!.Path}";
        Assert.Equal(
            loss.Length == 0 ? [] : [warning],
            bed.Log.Lines.Where(text =>
                text.StartsWith("Warning", StringComparison.Ordinal) && text.Contains(" deletes ", StringComparison.Ordinal)
            )
        );
    }

    private static void Judge(LossBed bed, string loss, Action run, string verb)
    {
        if (loss.Length == 0)
        {
            run();
            return;
        }

        var before = bed.File.Hash;
        var error = Refusal.Of(ErrorCodes.DataLoss, run);
        Assert.Equal($"{verb} Migration 2 (Step2) would lose rows, and was refused.", error.What);
        Assert.Equal("it " + loss, error.Why);
        Assert.Equal(before, bed.File.Hash);
    }
}
