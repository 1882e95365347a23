using FluentMigrator;
using FluentMigrator.Runner.Conventions;
using Gromozeka.FluentMigrations.Adoption;
using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.DataLoss;
using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Drift;
using Gromozeka.FluentMigrations.Edits;
using Gromozeka.FluentMigrations.Execution;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Planning;
using Gromozeka.FluentMigrations.Recording;
using Gromozeka.FluentMigrations.Replay;
using Gromozeka.FluentMigrations.Scaffolding;
using Gromozeka.FluentMigrations.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gromozeka.FluentMigrations.Runs;

/// <summary>
/// Creates the parts of a run according to the host's options. The services of the migrations live as long as this object.
/// </summary>
internal sealed class RunParts(
    IDatabase database,
    MigrationHistory history,
    Lazy<IConventionSet> conventions,
    MigrationOptions options,
    IServiceProvider services,
    ILogger logger,
    RunWatch? watch = null
) : IDisposable
{
    private readonly Lazy<IServiceScope> _scope = new(services.CreateScope);

    private IServiceProvider Services => _scope.Value.ServiceProvider;

    /// <summary>Instantiates the class of a step.</summary>
    /// <exception cref="MigrationException">Its constructor fails.</exception>
    public PreparedStep Prepare(PlanStep step) =>
        Prepare(step.Migration.Type, step.Migration, step.Direction, () => MigrationActivator.Create(step.Migration, Services));

    /// <summary>Instantiates a class of a profile.</summary>
    /// <exception cref="MigrationException">Its constructor fails.</exception>
    public PreparedStep Prepare(ProfileDescriptor profile) =>
        Prepare(profile.Type, null, StepDirection.Up, () => MigrationActivator.Create(profile.Type, Services));

    /// <summary>Creates the recorder of migrations.</summary>
    public StepRecorder Recorder(IDatabaseSession session) => new(session, Services, conventions.Value);

    /// <summary>Creates the executor of steps on the database.</summary>
    /// <param name="session">The database.</param>
    /// <param name="backup">The backup of the state before the run; null if there is none.</param>
    /// <param name="verifier">Compares the schema that each step leaves; null if it is not compared.</param>
    public StepExecutor Executor(IDatabaseSession session, Backup? backup, IStepVerifier? verifier) =>
        Executor(session, backup, logger, Telemetry.Tells(database) ? options.Executing : null, watch, verifier);

    /// <summary>Creates the adopter of existing databases.</summary>
    public DatabaseAdopter Adopter() =>
        new(
            database,
            history,
            [.. options.AdoptionChecks],
            options.Adoption,
            migration => SchemaReplay.Of(migration, database, history, Replayer, Services),
            logger
        );

    /// <summary>Creates a replay of migrations on an empty database, for a comparison.</summary>
    /// <param name="afterEach">Receives each migration and the schema after it; null if nobody asks.</param>
    public MigrationReplay Replay(Action<MigrationDescriptor, SchemaSnapshot>? afterEach = null) =>
        new(database, history, Replayer, Recorder, Services) { AfterEach = afterEach };

    /// <summary>Creates the detector of edited migrations.</summary>
    public EditDetector Edits(IDatabaseSession session) => new(database, history, session, Recorder(session), Prepare);

    /// <summary>Creates what compares the steps of a run with their replay, after the replay of what is applied.</summary>
    /// <exception cref="MigrationException">That is not possible.</exception>
    public SchemaVerifier Verifier(MigrationCatalog catalog, IReadOnlyList<long> applied, CancellationToken cancellationToken)
    {
        var unknown = applied.Where(version => catalog.Find(version) is null).ToList();
        if (unknown.Count > 0)
            throw DriftErrors.Unknown(database.Name, unknown);
        var verifier = new SchemaVerifier(database, history, database.OpenScratch(), Replayer);
        try
        {
            verifier.Replay(
                applied.Distinct().Select(version => Prepare(new PlanStep(catalog.Find(version)!, StepDirection.Up))),
                cancellationToken
            );
            return verifier;
        }
        catch
        {
            verifier.Dispose();
            throw;
        }
    }

    /// <summary>Creates the writer of a migration from the schema of the database.</summary>
    public Scaffolder Scaffolder() => new(database, history, Replayer);

    public void Dispose()
    {
        if (_scope.IsValueCreated)
            _scope.Value.Dispose();
    }

    /// <summary>Creates the executor of steps on a temporary database; its steps are not reported to listeners.</summary>
    private StepExecutor Replayer(IDatabaseSession scratch) =>
        Executor(scratch, backup: null, NullLogger.Instance, executing: null, told: null, verifier: null, isReplay: true);

    private StepExecutor Executor(
        IDatabaseSession session,
        Backup? backup,
        ILogger log,
        Action<DatabaseCommand>? executing,
        RunWatch? told,
        IStepVerifier? verifier,
        bool isReplay = false
    ) =>
        new(
            new StepContext(
                database,
                session,
                history,
                Recorder(session),
                new LossPolicy(options.AllowDataLoss, options.ConfirmDataLoss),
                log,
                Observer(new StatementLog(log, executing), told)
            )
            {
                Backup = backup,
                Verifier = verifier,
                IsReplay = isReplay,
                IsTrial = isReplay || database is DryRunDatabase,
                Timeout = options.StepTimeout,
                Watch = told,
            }
        );

    private static IStepObserver Observer(StatementLog log, RunWatch? told) => told is null ? log : new WatchedCommands(log);

    private static PreparedStep Prepare(Type type, MigrationDescriptor? migration, StepDirection direction, Func<IMigration> create) =>
        new(type, create(), migration, direction) { Renew = create };
}
