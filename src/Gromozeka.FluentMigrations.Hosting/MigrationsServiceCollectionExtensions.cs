using Gromozeka.FluentMigrations.Hosting.Notifications;
using Gromozeka.FluentMigrations.Hosting.Settings;
using Gromozeka.FluentMigrations.Hosting.Start;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Hosting;

/// <summary>Registers databases and their migrations.</summary>
public static class MigrationsServiceCollectionExtensions
{
    /// <summary>
    /// Registers a database, its <see cref="MigrationManager"/> and its <see cref="BackupManager"/>, and migrates it before any other
    /// service of the host starts. The configuration section <c>Migrations</c> overrides the values set here.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="build">Configures the database and its migrations.</param>
    /// <remarks>
    /// An invalid value stops the host at startup with an <see cref="OptionsValidationException"/> that names the key. A failed migration
    /// stops it with a <see cref="MigrationException"/>.
    /// </remarks>
    public static IServiceCollection AddMigrations(this IServiceCollection services, Action<MigrationsBuilder> build) =>
        AddMigrations(services, "", build);

    /// <summary>
    /// Registers one of several databases. Its managers are keyed services with its name, and its configuration section is
    /// <c>Migrations:</c> followed by the name. Databases are migrated in the order in which they are registered.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="name">The name of the database; empty for the one whose managers have no key.</param>
    /// <param name="build">Configures the database and its migrations.</param>
    /// <exception cref="ArgumentException">The name is already registered, or no database is configured.</exception>
    public static IServiceCollection AddMigrations(this IServiceCollection services, string name, Action<MigrationsBuilder> build)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(build);
        var databases = RegistrationsOf(services);
        if (databases.Any(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            throw new ArgumentException(
                name.Length == 0
                    ? "A database without a name is already registered; give this one a name."
                    : $"A database named '{name}' is already registered.",
                nameof(name)
            );

        var builder = new MigrationsBuilder(services, name);
        build(builder);
        var source = builder.Source
            ?? throw new ArgumentException("No database is configured: call UseSqlite, or the method of another dialect.", nameof(build));
        var registration = new DatabaseRegistration(name, source, builder.Section, builder.OtherKeys);
        databases.Add(registration);
        AddOptions(services, registration, databases, builder);
        AddDatabase(services, registration);
        services.AddSingleton<IMigrationRegistration>(provider => new HostedRegistration(registration, provider));
        AddStart(services);
        return services;
    }

    private static void AddOptions(
        IServiceCollection services,
        DatabaseRegistration registration,
        DatabaseRegistrations databases,
        MigrationsBuilder builder
    )
    {
        services.AddSingleton<IValidateOptions<MigrationHostOptions>>(provider => new SettingsValidator(registration, databases, provider));
        services
            .AddOptions<MigrationHostOptions>(registration.Name)
            .Configure<IServiceProvider>(
                (options, provider) =>
                {
                    foreach (var action in builder.Actions)
                        action(provider, options);
                    SettingsReader.Read(registration.ContextOf(provider), options);
                    options.Migrations.Progress = ProgressFanOut.Of(provider, options.Migrations.Progress);
                }
            );
    }

    private static void AddDatabase(IServiceCollection services, DatabaseRegistration registration)
    {
        if (registration.Name.Length == 0)
        {
            services.AddSingleton(registration.NewDatabase);
            services.AddSingleton(registration.NewManager);
            services.AddSingleton(registration.NewBackups);
            return;
        }

        services.AddKeyedSingleton(registration.Name, (provider, _) => registration.NewDatabase(provider));
        services.AddKeyedSingleton(registration.Name, (provider, _) => registration.NewManager(provider));
        services.AddKeyedSingleton(registration.Name, (provider, _) => registration.NewBackups(provider));
    }

    private static void AddStart(IServiceCollection services)
    {
        services.TryAddSingleton(HostContext.Of);
        services.TryAddSingleton<MigrationCompletion>();
        services.TryAddSingleton<NotificationQueue>();
        // Lazy, so that no notifier is created if there is nothing to report.
        services.TryAddSingleton(provider => new Lazy<NotificationQueue>(provider.GetRequiredService<NotificationQueue>));
        services.TryAddSingleton<BackgroundRuns>();
        services.TryAddSingleton<DatabaseStarter>();
        if (services.Any(service => service.ImplementationType == typeof(MigrationService)))
            return;
        services.Close<MigrationHostOptions>();
        services.Close<StartSettings>();
        services.AddSingleton<IValidateOptions<StartSettings>, StartSettings.Validator>();
        services.AddOptions<StartSettings>().ValidateOnStart();
        // First in the list, so that nothing of another service, not even its StartingAsync, runs before the migrations.
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService, MigrationService>());
    }

    private static DatabaseRegistrations RegistrationsOf(IServiceCollection services)
    {
        var known = services.FirstOrDefault(service => service.ServiceType == typeof(DatabaseRegistrations))?.ImplementationInstance;
        if (known is DatabaseRegistrations databases)
            return databases;
        databases = [];
        services.AddSingleton(databases);
        return databases;
    }
}
