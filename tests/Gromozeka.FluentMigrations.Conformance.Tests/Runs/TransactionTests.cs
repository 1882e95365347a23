namespace Gromozeka.FluentMigrations.Conformance.Tests.Runs;

/// <summary>Steps that have no transaction, or end it themselves.</summary>
public class TransactionTests
{
    private const string Log = "SELECT version, direction, outcome FROM migration_log ORDER BY id";

    [Theory]
    [EachProduct("COMMIT")]
    [EachProduct("ROLLBACK")]
    [EachProduct("COMMIT; BEGIN")]
    [EachProduct("ROLLBACK; BEGIN")]
    [EachProduct("INSERT INTO t1 VALUES (9); COMMIT; INSERT INTO t1 VALUES (10); BEGIN")]
    public void Migrate_StatementEndsTheTransaction_IsFound(string name, string sql)
    {
        using var product = Products.New(name);
        product.Script.Up(2, m =>
        {
            m.Create.Table("t2").WithColumn("id").AsInt64();
            m.Execute.Sql(sql);
            m.Create.Table("after").WithColumn("id").AsInt64();
        });

        var error = Refusal.Of(ErrorCodes.TransactionEnded, () => product.FullManager().Migrate());

        Assert.Equal(2, error.Version);
        Assert.Equal("1", product.Versions("history", "number"));
        Assert.Equal("none", product.TableText("after"));
        Assert.Equal("id !null pk1", product.TableText("t1"));
        Assert.DoesNotContain("10", product.Rows("SELECT id FROM t1"));
    }

    [Theory]
    [EachProduct]
    public void Migrate_CodeEndsTheTransaction_IsFound(string name)
    {
        using var product = Products.New(name);
        product.Script.Up(2, m =>
        {
            m.Create.Table("t2").WithColumn("id").AsInt64();
            m.Execute.WithConnection(
                (connection, _) =>
                {
                    using var command = connection.CreateCommand();
                    command.CommandText = "COMMIT";
                    command.ExecuteNonQuery();
                }
            );
            m.Create.Table("after").WithColumn("id").AsInt64();
        });

        Refusal.Of(ErrorCodes.TransactionEnded, () => product.FullManager().Migrate());

        Assert.Equal("1", product.Versions("history", "number"));
        Assert.Equal("none", product.TableText("after"));
    }

    [Theory]
    [EachProduct]
    public void Migrate_WithoutTransaction_IsJournalled(string name)
    {
        using var product = Products.New(name);
        var seen = "";
        var inTransaction = true;
        product.Script.Up(2, m =>
        {
            m.Create.Table("t2").WithColumn("id").AsInt64();
            m.Execute.WithConnection(
                (_, transaction) =>
                {
                    // Another connection sees both: nothing holds them back.
                    seen = product.Read("SELECT count(*) FROM t2") + "; " + product.Read(Log);
                    inTransaction = transaction is not null;
                }
            );
        });

        product.FullManager(Fixture.WithoutTransaction).Migrate();

        Assert.Equal("0; 1|up|success; 2|up|running", seen);
        Assert.False(inTransaction);
        Assert.Equal("1|up|success; 2|up|running; 2|up|success; 3|up|success", product.Read(Log));
    }

    [Theory]
    [EachProduct]
    public void Migrate_WithoutTransactionFailsMidway_TheNextStartSaysSo(string name)
    {
        using var product = Products.New(name);
        product.Script.Up(2, m => m.Execute.Sql("CREATE TABLE kept (id INTEGER); DROP TABLE nowhere"));

        var error = Refusal.Of(ErrorCodes.PartlyApplied, () => product.FullManager(Fixture.WithoutTransaction).Migrate());

        Assert.Contains("nowhere", error.Why, StringComparison.Ordinal);
        Assert.Equal("id", product.TableText("kept"));
        Assert.Equal("1|up|success; 2|up|running; 2|up|partial", product.Read(Log));
        var next = Refusal.OfUnchanged(product, ErrorCodes.HalfDone, () => product.FullManager(Fixture.WithoutTransaction).Migrate());
        Assert.Contains("migration 2, going up", next.Why, StringComparison.Ordinal);
        Assert.Contains("DROP TABLE nowhere", next.Why, StringComparison.Ordinal);
    }

    [Theory]
    [EachProduct]
    public void Migrate_WithoutTransactionFailsInItsFirstStatement_IsTriedAgain(string name)
    {
        using var product = Products.New(name);
        product.Script.Up(2, m => m.Execute.Sql("DROP TABLE nowhere"));

        Refusal.Of(ErrorCodes.StepFailed, () => product.FullManager(Fixture.WithoutTransaction).Migrate());

        Assert.Equal("1|up|success; 2|up|running; 2|up|failure", product.Read(Log));
        product.Script.Up(2, m => m.Create.Table("t2").WithColumn("id").AsInt64());
        Assert.Equal(3, product.FullManager(Fixture.WithoutTransaction).Migrate().ToVersion);
    }

    [Theory]
    [EachProduct(HalfDoneResolution.MarkApplied, "1,2")]
    [EachProduct(HalfDoneResolution.MarkNotApplied, "1")]
    public void Repair_OfAStepThatIsPartiallyApplied_LetsTheNextStartGoOn(string name, HalfDoneResolution resolution, string versions)
    {
        using var product = Products.New(name);
        product.Script.Up(2, m => m.Execute.Sql("CREATE TABLE kept (id INTEGER); DROP TABLE nowhere"));
        var manager = product.FullManager(Fixture.WithoutTransaction);
        Assert.Throws<MigrationException>(() => manager.Migrate());

        manager.Repair(manager.PlanRepair(new RepairOptions { HalfDone = resolution }));

        Assert.Equal(versions, product.Versions("history", "number"));
        product.Script.Up(2, m => m.Create.Table("t2").WithColumn("id").AsInt64());
        Assert.Equal(3, manager.Migrate().ToVersion);
    }

    [Theory]
    [EachProduct]
    public void Migrate_SchemaMovedBetweenRecordingAndBegin_IsRecordedAgain(string name)
    {
        using var product = Products.New(name);
        var isFirst = true;
        product.Script.Up(2, m =>
        {
            if (!m.Schema.Table("meanwhile").Exists())
                m.Create.Table("meanwhile").WithColumn("id").AsInt64();
            if (isFirst)
                product.Execute("CREATE TABLE meanwhile (id INTEGER)");
            isFirst = false;
        });

        Assert.Equal(3, product.Manager().Migrate().ToVersion);

        Assert.Equal(2, product.Script.Recorded(2));
    }

    /// <summary>A failed statement within code that catches its error does not end the step with a success that is none.</summary>
    [Theory]
    [EachProduct]
    public void Migrate_CodeSwallowsAFailedStatement_LeavesAllOrNothing(string name)
    {
        using var product = Products.New(name);
        product.Script.Up(2, m =>
        {
            m.Create.Table("t2").WithColumn("id").AsInt64();
            m.Execute.WithConnection(
                (connection, transaction) =>
                {
                    using var command = connection.CreateCommand();
                    command.Transaction = transaction;
                    command.CommandText = "INSERT INTO nowhere VALUES (1)";
                    Assert.ThrowsAny<System.Data.Common.DbException>(() => command.ExecuteNonQuery());
                }
            );
        });

        try
        {
            product.Manager().Migrate(2);
        }
        catch (MigrationException)
        {
            // PostgreSQL has aborted the transaction.
        }

        var isApplied = product.Versions() == "1,2";
        Assert.Equal(isApplied ? "id !null" : "none", product.TableText("t2"));
        Assert.Equal(name == Products.Sqlite, isApplied);
    }
}
