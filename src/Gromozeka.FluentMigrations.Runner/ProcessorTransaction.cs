using System.Data.Common;
using FluentMigrator.Runner;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>
/// The transaction that FluentMigrator or the host requested on a processor. It begins with the first operation in it, and ends with the
/// scope.
/// </summary>
/// <param name="database">The database of the processor.</param>
/// <param name="logger">Logs transactions, in the category of FluentMigrator's processor.</param>
internal sealed class ProcessorTransaction(ProcessorDatabase database, ILogger logger)
{
    private int _nested;
    private bool _hasRunNested;
    private int _steps;

    /// <summary>The progress of the transaction.</summary>
    public ScopeTransaction State { get; private set; }

    /// <summary>How many transactions were undone; values read in one of them are no longer valid.</summary>
    public int Undone { get; private set; }

    /// <summary>Whether anything is committed since <see cref="BeginCount"/>, by a step or beside the steps.</summary>
    public bool HasCommitted { get; private set; }

    /// <summary>How many steps are committed since <see cref="BeginCount"/>.</summary>
    public int CommittedSteps { get; private set; }

    /// <summary>Whether one was requested, or is open on the database.</summary>
    public bool IsOpen => State != ScopeTransaction.None || database.Opened is { InTransaction: true };

    /// <summary>Begins to count what a run commits. The steps in an open transaction count when that is committed.</summary>
    public void BeginCount() => (HasCommitted, CommittedSteps) = (false, 0);

    /// <summary>Counts a step that is done: it is committed, unless a transaction is still open.</summary>
    public void TakeStep()
    {
        _steps++;
        TakeCommit();
    }

    /// <summary>Something was written, and is committed unless a transaction is still open.</summary>
    public void TakeCommit()
    {
        if (IsOpen)
            return;
        HasCommitted = true;
        CommittedSteps += _steps;
        _steps = 0;
    }

    /// <summary>Checks that the database can be opened; takes no lock yet. Inside a transaction, it joins that transaction.</summary>
    public void Begin()
    {
        if (State != ScopeTransaction.None)
        {
            _nested++;
            _hasRunNested = false;
            return;
        }

        _ = database.Session;
        logger.LogSay("Beginning Transaction");
        State = ScopeTransaction.Pending;
    }

    /// <exception cref="MigrationException">The transaction was rolled back before, so nothing can be committed.</exception>
    public void Commit()
    {
        if (State == ScopeTransaction.None)
            return;
        if (_nested > 0 && State != ScopeTransaction.Over)
        {
            _nested--;
            return;
        }

        if (State == ScopeTransaction.Over || (State == ScopeTransaction.Begun && !database.Session.InTransaction))
            throw RunnerErrors.ScopeIsOver(database.Database.Name);
        logger.LogSay("Committing Transaction");
        var hasBegun = State == ScopeTransaction.Begun;
        if (hasBegun)
            CommitBegun();
        State = ScopeTransaction.None;
        if (hasBegun)
            TakeCommit();
    }

    private void CommitBegun()
    {
        try
        {
            database.Session.Commit();
        }
        catch (Exception cause) when (cause is CheckFailedException or DbException)
        {
            database.Session.Rollback();
            Lose();
            if (cause is CheckFailedException check)
                throw RunnerErrors.CommitRefused(database.Database.Name, check);
            throw database.Database.Explain(cause, RunnerErrors.Undone(database.Database.Name))
                ?? RunnerErrors.CommitFailed(database.Database.Name, cause);
        }
    }

    /// <summary>
    /// Does nothing without a transaction, because a failed step has already ended it. Within an outer transaction, it also rolls that
    /// back, unless nothing was done since it began, as when FluentMigrator only tests the connection.
    /// </summary>
    public void Rollback()
    {
        if (State == ScopeTransaction.None)
            return;
        if (_nested > 0)
        {
            _nested--;
            if (!_hasRunNested)
                return;
            database.Opened?.Rollback();
            Lose();
            return;
        }

        logger.LogSay("Rolling back transaction");
        if (State == ScopeTransaction.Begun)
            database.Opened?.Rollback();
        State = ScopeTransaction.None;
        Undo();
    }

    /// <summary>Begins the requested transaction, if it has not begun.</summary>
    /// <param name="rebuildsTables">Whether it is prepared for rebuilds, which is possible only before the first operation in it.</param>
    /// <exception cref="MigrationException">A step in it failed, and rolled back everything.</exception>
    public void Join(bool rebuildsTables)
    {
        if (State == ScopeTransaction.Over)
            throw RunnerErrors.ScopeIsOver(database.Database.Name);
        _hasRunNested = true;
        if (State != ScopeTransaction.Pending)
            return;
        database.Session.EnsureCreated();
        database.Session.Begin(rebuildsTables);
        State = ScopeTransaction.Begun;
    }

    /// <summary>Records that a failed step ended the transaction.</summary>
    public void Lose()
    {
        if (State == ScopeTransaction.None)
            return;
        State = ScopeTransaction.Over;
        Undo();
    }

    private void Undo()
    {
        Undone++;
        _steps = 0;
    }

    /// <summary>Runs an action in the requested transaction; if there is none, in one of its own.</summary>
    public void Run(bool rebuildsTables, Action action)
    {
        if (database.IsPreview || IsOpen)
        {
            if (!database.IsPreview)
                Join(rebuildsTables);
            action();
            return;
        }

        Begin();
        try
        {
            Join(rebuildsTables);
            action();
            Commit();
        }
        catch
        {
            Rollback();
            throw;
        }
    }
}
