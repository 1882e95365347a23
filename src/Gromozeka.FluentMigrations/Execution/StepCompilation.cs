using System.Runtime.CompilerServices;
using FluentMigrator;
using Gromozeka.FluentMigrations.Recording;

namespace Gromozeka.FluentMigrations.Execution;

/// <summary>
/// Compiles the <c>Up()</c> of steps on another thread, before their turn: .NET compiles a method when it is first called, which can take
/// as long as the statements of the step. Runs none of their code. A rollback runs every <c>Down()</c> before its first step anyway.
/// </summary>
internal sealed class StepCompilation : IDisposable
{
    private volatile bool _isStopped;

    private StepCompilation(IReadOnlyList<PreparedStep> steps) => Completion = Task.Run(() => Compile(steps));

    /// <summary>Ends when all steps are compiled, or it is stopped. Does not fail.</summary>
    public Task Completion { get; }

    /// <summary>Begins, in the order of the steps.</summary>
    public static StepCompilation Start(IReadOnlyList<PreparedStep> steps) => new(steps);

    /// <summary>Stops, without waiting for the method that is being compiled.</summary>
    public void Dispose() => _isStopped = true;

    private void Compile(IReadOnlyList<PreparedStep> steps)
    {
        foreach (var step in steps)
        {
            if (_isStopped)
                return;
            if (step.Instance is MigrationBase migration)
                Compile(migration.Up);
        }
    }

    private static void Compile(Action code)
    {
        try
        {
            RuntimeHelpers.PrepareDelegate(code);
        }
        catch (Exception)
        {
            // Code that cannot be compiled fails when the step runs it, with the step's error.
        }
    }
}
