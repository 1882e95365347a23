using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.DataLoss;
using Gromozeka.FluentMigrations.Dialect;
using static Gromozeka.FluentMigrations.Tests.DataLoss.Steps;

namespace Gromozeka.FluentMigrations.Tests.DataLoss;

/// <summary>What is noticed where the database counts nothing: the schema before a step and after it.</summary>
public sealed class DataLossGuardTests : IDisposable
{
    private readonly LossDatabase _database = LossDatabase.Plain();

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData("DROP TABLE filled", "it drops table filled (2 rows)")]
    [InlineData("ALTER TABLE filled DROP COLUMN note", "it drops column filled.note (2 rows)")]
    [InlineData("ALTER TABLE filled RENAME TO other", "it drops table filled (2 rows)")]
    public void Check_SomethingWithRowsIsGone_IsRefusedAndRolledBack(string sql, string why)
    {
        var error = Assert.Throws<MigrationException>(() => Run(sql, StepDirection.Down));

        Assert.Equal(ErrorCodes.DataLoss, error.Code);
        Assert.Equal("Undoing Migration 7 (Step) would lose rows, and was refused.", error.What);
        Assert.Equal(why, error.Why);
        Assert.Equal("the step wrote nothing", error.State);
        Assert.Equal("create a backup of the database; if the rows may be lost, set AllowDataLoss", error.Next);
        Assert.False(_database.Session.InTransaction);
        Assert.NotNull(_database.Session.ReadTable("filled")!.Column("note"));
    }

    [Fact]
    public void Check_GoingUp_SaysSo() =>
        Assert.StartsWith(
            "Applying Migration 7",
            Assert.Throws<MigrationException>(() => Run("DROP TABLE filled", StepDirection.Up)).What,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("DROP TABLE empty")]
    [InlineData("ALTER TABLE empty DROP COLUMN note")]
    [InlineData("ALTER TABLE filled ADD COLUMN more")]
    [InlineData("DELETE FROM filled")]
    [InlineData("DROP TABLE filled; CREATE TABLE FILLED (ID, NOTE, TWICE)")]
    public void Check_NothingWithRowsIsGone_GoesOn(string sql)
    {
        Run(sql, StepDirection.Down);

        Assert.True(_database.Session.InTransaction);
    }

    [Fact]
    public void Check_WhatTheStepRenames_IsNotGone()
    {
        Run(
            "ALTER TABLE filled RENAME TO other; ALTER TABLE other RENAME COLUMN note TO text",
            StepDirection.Down,
            Rename("filled", "other"),
            RenameColumn("other", "note", "text")
        );

        Assert.True(_database.Session.InTransaction);
    }

    [Fact]
    public void WouldLose_RowsThatNoDropTakes_SaysThatItDeletesThem()
    {
        DeletedRows[] losses = [new("t", null, 2, DeletionCause.Table), new("u", null, 1, DeletionCause.Cascade)];

        Assert.Equal("it deletes table t (2 rows), 1 row of table u by a cascade", DataLossErrors.WouldLose("It", losses).Why);
        Assert.Equal("it drops table t (2 rows)", DataLossErrors.WouldLose("It", losses[..1]).Why);
    }

    [Fact]
    public void NotCounted_SaysWhatTheCountsLack()
    {
        var error = DataLossErrors.NotCounted("Applying it", "the trace was taken away");

        Assert.Equal(
            "Applying it may lose rows, and was refused.|the trace was taken away|the step wrote nothing|"
                + "leave the hooks of the connection as they are; or create a backup of the database and, if rows may be lost, "
                + "set AllowDataLoss",
            string.Join("|", error.What, error.Why, error.State, error.Next)
        );
    }

    [Fact]
    public void Unchecked_AllowsAll_AndAsksForNothing() => Assert.Equal(new LossPolicy(Allow: true, Confirm: false), LossPolicy.Unchecked);

    private void Run(string sql, StepDirection direction, params IMigrationExpression[] step)
    {
        _database.Session.Begin();
        var guard = DataLossGuard.Look(_database.Session, _database.Database);
        _database.Session.Execute(new SqlCommand(sql));
        guard.Check(Step(direction), step);
    }
}
