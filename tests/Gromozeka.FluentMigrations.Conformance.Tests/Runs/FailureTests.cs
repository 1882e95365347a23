namespace Gromozeka.FluentMigrations.Conformance.Tests.Runs;

/// <summary>A step that fails leaves the state before it, and the first error is the one reported.</summary>
public class FailureTests
{
    [Theory]
    [EachProduct]
    public void Migrate_StepFails_IsRolledBackAndThoseBeforeStay(string name)
    {
        using var product = Products.New(name);
        product.Script.Up(3, m =>
        {
            m.Create.Table("half").WithColumn("id").AsInt64();
            m.Insert.IntoTable("half").Row(new { id = 1 });
            m.Execute.Sql("DELETE FROM t1; INSERT INTO nowhere VALUES (1); INSERT INTO nobody VALUES (2)");
        });
        product.Script.Up(1, m =>
        {
            m.Create.Table("t1").WithColumn("id").AsInt64();
            m.Insert.IntoTable("t1").Row(new { id = 5 });
        });

        var error = Refusal.Of(ErrorCodes.StepFailed, () => product.FullManager().Migrate());

        Assert.Contains("nowhere", error.Why, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody", error.Why, StringComparison.Ordinal);
        Assert.Equal(3, error.Version);
        Assert.IsAssignableFrom<System.Data.Common.DbException>(error.InnerException);
        Assert.Equal("1,2", product.Versions("history", "number"));
        Assert.Equal("none", product.TableText("half"));
        Assert.Equal("5", product.Read("SELECT id FROM t1"));
        Assert.Equal("1|success; 2|success; 3|failure", product.Read("SELECT version, outcome FROM migration_log ORDER BY id"));

        product.Script.Up(3, m => m.Create.Table("t3").WithColumn("id").AsInt64());
        Assert.Equal([3], product.FullManager().Migrate().Steps.Select(step => step.Migration.Version));
    }

    [Theory]
    [EachProduct]
    public void Rollback_StepFails_StaysApplied(string name)
    {
        using var product = Products.New(name);
        product.Manager().Migrate();
        product.Script.Down(2, m =>
        {
            m.Delete.Table("t2");
            m.Execute.Sql("DROP TABLE nowhere");
        });

        var error = Refusal.Of(ErrorCodes.StepFailed, () => product.Manager().RollbackTo(0));

        Assert.Equal((2L, true), (error.Version, error.Why.Contains("nowhere", StringComparison.Ordinal)));
        Assert.Equal("1,2", product.Versions());
        Assert.Equal("id !null pk1", product.TableText("t2"));
    }

    /// <summary>The state that a rollback leaves is that before the step, whatever fails: a statement, the code, or the commit.</summary>
    [Theory]
    [EachProduct("code")]
    [EachProduct("recording")]
    [EachProduct("incomplete")]
    [EachProduct("rows")]
    public void Migrate_FailsInAnotherWay_LeavesTheStateBefore(string name, string way)
    {
        using var product = Products.New(name);
        product.Manager().Migrate(1);
        product.Script.Up(2, m =>
        {
            m.Create.Table("half").WithColumn("id").AsInt64().PrimaryKey();
            m.Insert.IntoTable("half").Row(new { id = 1 });
            if (way == "code")
                m.Execute.WithConnection((_, _) => throw new InvalidDataException("of the code"));
            else if (way == "recording")
                throw new InvalidDataException("of the recording");
            else if (way == "incomplete")
                m.Create.Table("").WithColumn("id").AsInt64();
            else
                m.Insert.IntoTable("half").Row(new { id = 1 });
        });
        var code = way switch
        {
            "recording" => ErrorCodes.RecordingFailed,
            "incomplete" => ErrorCodes.InvalidExpression,
            _ => ErrorCodes.StepFailed,
        };

        Refusal.OfUnchanged(product, code, () => product.Manager().Migrate());
    }

    [Theory]
    [EachProduct]
    public void Migrate_Canceled_LeavesTheStateBefore(string name)
    {
        using var product = Products.New(name);
        product.Manager().Migrate(1);
        using var cancellation = new CancellationTokenSource();
        product.Script.Up(2, m =>
        {
            m.Create.Table("half").WithColumn("id").AsInt64();
            m.Execute.WithConnection((_, _) => cancellation.Cancel());
            m.Insert.IntoTable("half").Row(new { id = 1 });
        });
        var before = Content.WithHistoryOf(product);

        Assert.ThrowsAny<OperationCanceledException>(() => product.Manager().Migrate(cancellationToken: cancellation.Token));

        before.AssertSame(Content.WithHistoryOf(product));
    }

    /// <summary>A statement that runs for longer than anybody waits is interrupted on the server.</summary>
    [Theory]
    [EachProduct]
    public void Migrate_StepTimesOut_LeavesTheStateBefore(string name)
    {
        using var product = Products.New(name);
        product.Manager().Migrate(1);
        product.Script.Up(2, m =>
        {
            m.Create.Table("half").WithColumn("id").AsInt64();
            m.Execute.Sql("INSERT INTO half WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n WHERE i < 0");
        });

        Refusal.OfUnchanged(product, ErrorCodes.StepTimeout, () =>
            product.Manager(configure: options => options.StepTimeout = TimeSpan.FromMilliseconds(300)).Migrate()
        );
    }
}
