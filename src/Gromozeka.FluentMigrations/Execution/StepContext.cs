using Gromozeka.FluentMigrations.DataLoss;
using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Recording;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Execution;

/// <summary>What all steps of a run share.</summary>
/// <param name="Database">The database, for its name and its dialect.</param>
/// <param name="Session">The session on which the steps run.</param>
/// <param name="History">The history that records them.</param>
/// <param name="Recorder">Records the operations of migrations.</param>
/// <param name="Losses">What happens if a step would lose rows.</param>
/// <param name="Logger">The logger for steps and warnings.</param>
/// <param name="Observer">Observes each command.</param>
internal sealed record StepContext(
    IDatabase Database,
    IDatabaseSession Session,
    MigrationHistory History,
    StepRecorder Recorder,
    LossPolicy Losses,
    ILogger Logger,
    IStepObserver Observer
)
{
    /// <summary>The time limit for the commands of a step; null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Compares the schema that a step leaves; null if it is not compared.</summary>
    public IStepVerifier? Verifier { get; init; }

    /// <summary>Whether the database is an empty one that is thrown away, without the rows that the checks of a migration need.</summary>
    public bool IsReplay { get; init; }

    /// <summary>Whether the database is a temporary one, on which nobody else works: batches neither pause nor wait.</summary>
    public bool IsTrial { get; init; }

    /// <summary>The listeners to the progress of steps; null if there are none.</summary>
    public RunWatch? Watch { get; init; }

    /// <summary>The backup of the database before the run; null if none was created.</summary>
    public Backup? Backup { get; init; }
}
