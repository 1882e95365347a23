namespace FluentMigrator;

/// <summary>What a processor has always been told. Not public: it has given way to <see cref="Runner.Processors.ProcessorOptions"/>.</summary>
internal interface IMigrationProcessorOptions
{
    bool PreviewOnly { get; }

    string ProviderSwitches { get; }

    TimeSpan? Timeout { get; }
}
