using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Recording;

namespace Gromozeka.FluentMigrations.Execution;

/// <summary>Compares what a step changes in the schema with what it changes in an empty database.</summary>
internal interface IStepVerifier
{
    /// <summary>Applies the step to the empty database, before its transaction begins.</summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.NotFullyChecked"/>: it cannot be applied there.</exception>
    void Expect(PreparedStep step, CancellationToken cancellationToken);

    /// <summary>Reads the schema before the first statement of the step.</summary>
    void Begin(IDatabaseSession session);

    /// <summary>Compares the schema after its last statement.</summary>
    /// <exception cref="CheckFailedException"><see cref="ErrorCodes.SchemaNotAsReplayed"/>.</exception>
    void Verify(IDatabaseSession session);
}
