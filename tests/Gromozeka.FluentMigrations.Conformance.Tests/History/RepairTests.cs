namespace Gromozeka.FluentMigrations.Conformance.Tests.History;

/// <summary>What validation finds in the history, and what repairs it.</summary>
public class RepairTests
{
    [Theory]
    [EachProduct]
    public void Validate_WhatTheEngineHasMade_FindsNothing(string name)
    {
        using var product = Products.New(name);
        Assert.Empty(product.FullManager().Validate());
        product.FullManager().Migrate();

        Assert.Empty(product.FullManager().Validate());
    }

    [Theory]
    [EachProduct("DELETE FROM history WHERE number = 2", "GM303")]
    [EachProduct("INSERT INTO history (number) VALUES (9)", "GM301")]
    public void Validate_VersionsThatDoNotFit_AreFound(string name, string sql, string code)
    {
        using var product = Products.New(name);
        product.FullManager().Migrate();
        product.Execute(sql);
        var before = Content.WithHistoryOf(product);

        Assert.Contains(product.FullManager().Validate(), finding => finding.Code.Id == code);

        before.AssertSame(Content.WithHistoryOf(product));
    }

    [Theory]
    [EachProduct("ALTER TABLE migration_log DROP COLUMN error")]
    [EachProduct("DROP TABLE migration_log")]
    [EachProduct("ALTER TABLE history DROP COLUMN title")]
    [EachProduct("DROP INDEX ux_history")]
    [EachProduct("DROP TABLE facts")]
    public void Repair_HistoryLacksSomething_AddsIt(string name, string sql)
    {
        using var product = Products.New(name);
        var manager = product.FullManager();
        manager.Migrate();
        product.Execute(sql);
        Assert.NotEmpty(manager.Validate());

        Assert.NotEmpty(manager.Repair(manager.PlanRepair()));

        Assert.Empty(manager.Validate());
        Assert.Equal(2, manager.Rollback().ToVersion);
        Assert.Equal("2", product.Read("SELECT fact FROM facts WHERE name = 'version'"));
    }

    [Theory]
    [EachProduct]
    public void Versions_OfFluentMigratorsOwnRunner_AreTheHistory(string name)
    {
        using var product = Products.New(name);
        product.Manager().Migrate(1);
        // As FluentMigrator writes it.
        product.Execute("INSERT INTO \"VersionInfo\" (\"Version\", \"AppliedOn\", \"Description\") VALUES (2, CURRENT_TIMESTAMP, 'Step2')");

        Assert.Equal([3], product.Manager().Migrate().Steps.Select(step => step.Migration.Version));
    }
}
