namespace FluentMigrator.Runner.Processors;

/// <summary>Gives the processor of the run.</summary>
public interface IProcessorAccessor
{
    IMigrationProcessor Processor { get; }
}
